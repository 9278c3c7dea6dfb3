-- what: Number of projects and findings of each type of intervention.
-- params:
-- grain: type
select
    interventions.title_sv as type,
    count(distinct project_types.project_id) as project_count,
    count(distinct evidence.evidence_id) as finding_count
from interventions
left join project_types on interventions.intervention_type = project_types.intervention_type
left join evidence on interventions.intervention_type = evidence.intervention_type
group by type
order by type;
