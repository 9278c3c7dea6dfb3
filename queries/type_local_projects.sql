-- what: The county's own projects of a type (or of any, null): reach, money a head where comparable, and what was not published.
-- params: intervention_type
-- grain: project_id, intervention_type
with

published as (
    select
        outcome.project_id,
        count(*) as result_count,
        coalesce(bool_or(outcome.denominator is not null), false) as has_denominator,
        coalesce(bool_or(outcome.comparison_kind = 'control_group'), false) as has_control_group,
        coalesce(bool_or(outcome.timing = 'after' and outcome.months is not null), false) as has_follow_up_time
    from outcome
    inner join outcome_domain on outcome.domain = outcome_domain.domain
    where outcome.kind in ('result', 'effect_study') and outcome_domain.is_after_participation
    group by outcome.project_id
)

select
    project.project_id,
    project_type.intervention_type,
    project_type.coder_classes,
    project.title,
    project.owner,
    project.owner_type,
    project.start_date,
    project.end_date,
    project.disability_focus,
    project.participants_planned,
    project.participants_actual,
    project.participants_status,
    project.total_budget_sek,
    project.money_status,
    project.total_budget_sek / nullif(project.participants_actual, 0) as sek_per_participant,
    project.total_budget_sek / nullif(project.participants_planned, 0) as sek_per_planned_participant,
    project.result_text,
    case when published.result_count > 0 then 'published' else 'not_seen' end as result_status,
    coalesce(published.result_count, 0) as result_count,
    coalesce(published.has_denominator, false) as has_denominator,
    coalesce(published.has_control_group, false) as has_control_group,
    coalesce(published.has_follow_up_time, false) as has_follow_up_time,
    project.address,
    project.address_status
from project
inner join project_type on project.project_id = project_type.project_id
left join published on project.project_id = published.project_id
where project.is_local and ($intervention_type is null or project_type.intervention_type = $intervention_type)
order by project_type.intervention_type, project.project_id;
