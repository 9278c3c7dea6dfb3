-- what: The 312 areas: Sweden, counties, municipalities, and the role each has in this region.
create table area as
select
    area_code,
    name_sv,
    name_en,
    phrase_sv,
    phrase_en,
    level,
    nullif(parent_code, '') as parent_code,
    role,
    role = 'home_municipality' as is_home_municipality
from catalogue_area
order by area_code;
