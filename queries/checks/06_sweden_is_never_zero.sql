-- what: Sweden is never 0 (the source is known to use 0 as a placeholder).
select
    raw_observation.file,
    raw_observation.row,
    raw_observation.indicator || ' for Sweden in ' || raw_observation.period || ' is 0' as finding
from raw_observation
inner join area on raw_observation.area_code = area.area_code
where area.role = 'country' and raw_observation.value = 0
order by file, row;
