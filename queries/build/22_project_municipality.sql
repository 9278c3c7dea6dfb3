-- what: Which areas a project reaches: the municipalities its source lists, else its county or the country.
create table project_municipality as
select distinct
    project_id,
    area_code,
    basis
from raw_project_place
order by project_id, area_code;
