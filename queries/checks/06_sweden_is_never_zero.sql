-- what: Sweden is never 0 (the source is known to use 0 as a placeholder).
select
    file,
    row,
    indicator || ' for Sweden in ' || period || ' is 0' as finding
from raw_observation
where area_code = '00' and value = 0
order by file, row;
