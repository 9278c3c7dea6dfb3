-- what: The 312 areas: Sweden, counties, municipalities.
create table area as
select
    area_code,
    name_sv,
    name_en,
    level,
    nullif(parent_code, '') as parent_code,
    parent_code = $county as is_home_municipality
from catalogue_area
order by area_code;
