-- what: Which types of intervention a coder saw in each project.
-- params:
-- grain: project_id, intervention_type
select
    project_id,
    intervention_type
from project_type
order by project_id, intervention_type;
