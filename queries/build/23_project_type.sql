-- what: Which types of intervention a coder saw in a project, with the coder's own classes.
create table project_type as
select
    project_id,
    intervention_type,
    string_agg(distinct coder_class, '; ' order by coder_class) as coder_classes
from raw_project_type
group by project_id, intervention_type
order by project_id, intervention_type;
