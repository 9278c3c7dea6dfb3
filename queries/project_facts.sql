-- what: Facts on projects from other sources than the record's own, each with its address: of one project, or of all (null).
-- params: project_id
-- grain: project_id, field
select
    project_fact.*,
    project.title as project_title
from project_fact
inner join project on project_fact.project_id = project.project_id
where $project_id is null or project_fact.project_id = $project_id
order by project_fact.project_id, project_fact.source_row;
