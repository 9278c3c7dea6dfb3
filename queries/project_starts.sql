-- what: Which municipalities have a project of their own in the project bank, and when it started where that is known.
-- params:
-- grain: project_id, area_code
select
    project.project_id,
    project_municipality.area_code,
    project.title,
    project.starts_on,
    project.is_local
from project
inner join project_municipality on project.project_id = project_municipality.project_id
where project_municipality.basis = 'municipality'
order by project_municipality.area_code, project.starts_on nulls last, project.project_id;
