-- what: The areas by code: Sweden, counties, municipalities, with their names and their role in this region.
-- params:
-- grain: area_code
select
    area_code,
    name_sv,
    name_en,
    phrase_sv,
    phrase_en,
    level,
    coalesce(parent_code, '') as parent_code,
    role
from area
order by length(area_code), area_code;
