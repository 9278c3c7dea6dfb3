-- what: The types of intervention in screen order, with how much is known about each.
-- params:
-- grain: intervention_type
select
    intervention_type.*,
    (select count(*) from evidence
where evidence.intervention_type = intervention_type.intervention_type) as finding_count,
    (
        select count(distinct evidence.work) from evidence
        where evidence.intervention_type = intervention_type.intervention_type
    ) as work_count,
    (select count(*) from project_type
where project_type.intervention_type = intervention_type.intervention_type) as project_count,
    (
        select count(*)
        from project_type
        inner join project on project_type.project_id = project.project_id
        where project_type.intervention_type = intervention_type.intervention_type and project.is_local
    ) as local_project_count
from intervention_type
order by intervention_type.position;
