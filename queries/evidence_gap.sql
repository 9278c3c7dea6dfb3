-- what: Types of intervention by kinds of outcome: how many findings and works, and how many local projects. Zero is a gap, not no effect.
-- params:
-- grain: intervention_type, domain
with

finding as (
    select
        intervention_type,
        unnest(domains) as domain,
        evidence_id,
        work_id,
        is_compared,
        study_count,
        direction
    from evidence
),

research as (
    select
        intervention_type,
        domain,
        count(*) as finding_count,
        count(distinct work_id) as work_count,
        count(*) filter (where not is_compared) as followed_count,
        -- Reviews share studies with each other: the largest is named, nothing is added up.
        max(study_count) as largest_study_count,
        list(distinct direction order by direction) as directions
    from finding
    group by intervention_type, domain
),

local as (
    select
        project_type.intervention_type,
        outcome.domain,
        count(distinct outcome.project_id) as local_result_count
    from outcome
    inner join project on outcome.project_id = project.project_id
    inner join project_type on project.project_id = project_type.project_id
    where project.is_local and outcome.kind in ('result', 'effect_study', 'structural')
    group by project_type.intervention_type, outcome.domain
),

tried as (
    select
        project_type.intervention_type,
        count(*) as local_project_count
    from project_type
    inner join project on project_type.project_id = project.project_id
    where project.is_local
    group by project_type.intervention_type
)

select
    intervention_type.intervention_type,
    outcome_domain.domain,
    intervention_type.position as type_position,
    outcome_domain.position as domain_position,
    coalesce(research.finding_count, 0) as finding_count,
    coalesce(research.work_count, 0) as work_count,
    coalesce(research.followed_count, 0) as followed_count,
    research.largest_study_count,
    coalesce(research.directions, []) as directions,
    coalesce(tried.local_project_count, 0) as local_project_count,
    coalesce(local.local_result_count, 0) as local_result_count
from intervention_type
cross join outcome_domain
left join research
    on intervention_type.intervention_type = research.intervention_type and outcome_domain.domain = research.domain
left join local
    on intervention_type.intervention_type = local.intervention_type and outcome_domain.domain = local.domain
left join tried on intervention_type.intervention_type = tried.intervention_type
where outcome_domain.domain not in ('participation', 'cost', 'situation')
order by type_position, domain_position;
