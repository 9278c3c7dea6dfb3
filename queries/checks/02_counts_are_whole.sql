-- what: A count is a whole number, zero or more.
select
    raw_observation.file,
    raw_observation.row,
    'the value is ' || raw_observation.value as finding
from raw_observation
inner join indicator on raw_observation.indicator = indicator.indicator
where
    indicator.kind = 'count'
    and (raw_observation.value < 0 or raw_observation.value != round(raw_observation.value))
order by file, row;
