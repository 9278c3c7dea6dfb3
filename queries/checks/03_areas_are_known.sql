-- what: Every area code stands in areas.csv.
select
    raw_observation.file,
    raw_observation.row,
    'the area code is ' || raw_observation.area_code as finding
from raw_observation
anti join area on raw_observation.area_code = area.area_code
order by file, row;
