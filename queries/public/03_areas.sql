-- what: Sweden, its counties and municipalities.
-- params:
-- grain: area_code
select
    area_code,
    name_sv,
    name_en,
    level,
    parent_code,
    is_home_municipality
from area
order by area_code;
