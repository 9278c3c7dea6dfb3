-- what: A share lies between 0 and 100.
select
    raw_observation.file,
    raw_observation.row,
    'the value is ' || raw_observation.value as finding
from raw_observation
inner join indicator on raw_observation.indicator = indicator.indicator
where indicator.kind = 'share' and raw_observation.value not between 0 and 100
order by file, row;
