-- what: Which areas each project reached.
-- params:
-- grain: project_id, area_code
select
    project_id,
    area_code,
    basis as place_basis
from project_municipality
order by project_id, area_code;
