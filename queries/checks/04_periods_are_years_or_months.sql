-- what: A period is a year (2024) or a month (2024-03).
select
    file,
    row,
    'the period is ' || period as finding
from raw_observation
where not regexp_full_match(period, '(19|20)[0-9]{2}(-(0[1-9]|1[0-2]))?')
order by file, row;
