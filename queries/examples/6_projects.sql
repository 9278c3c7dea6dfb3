-- what: Projects that reached Sundsvall, with money and participants.
-- params:
-- grain: project_id
select
    projects.project_id,
    projects.title,
    projects.starts_on,
    projects.total_budget_sek,
    projects.money_status,
    projects.participants_actual,
    projects.participants_status
from projects
inner join project_areas on projects.project_id = project_areas.project_id
inner join areas on project_areas.area_code = areas.area_code
where areas.name_sv = 'Sundsvall'
order by projects.starts_on, projects.project_id;
