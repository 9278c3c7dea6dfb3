-- what: The types of intervention in screen order: findings by direction and where from, and the projects of each. Never summed to a score.
-- params:
-- grain: intervention_type
with

research as (
    select
        intervention_type,
        count(*) as finding_count,
        count(distinct work_id) as work_count,
        count(*) filter (where is_compared and direction = 'positive') as positive_count,
        count(*) filter (where is_compared and direction = 'mixed') as mixed_count,
        -- That no effect was found and that none could be shown is one answer to a reader: nothing shown.
        count(*) filter (where is_compared and direction in ('none', 'not_shown')) as not_shown_count,
        count(*) filter (where is_compared and direction = 'negative') as negative_count,
        count(*) filter (where not is_compared) as followed_count,
        list_sort(list(distinct country_sv) filter (where country_sv is not null)) as countries_sv,
        list_sort(list(distinct country_en) filter (where country_en is not null)) as countries_en
    from evidence
    group by intervention_type
),

reported as (
    select distinct outcome.project_id
    from outcome
    inner join outcome_domain on outcome.domain = outcome_domain.domain
    where outcome.kind in ('result', 'effect_study') and outcome_domain.is_after_participation
),

tried as (
    select
        project_type.intervention_type,
        count(*) as project_count,
        count(*) filter (where project.is_local) as local_project_count,
        count(*) filter (where project.is_local and reported.project_id is not null) as local_result_count,
        count(*) filter (where project.is_local and project.ends_on is null) as local_open_count,
        -- The last year that is known: an end, or a start where the end is not.
        max(year(coalesce(project.ends_on, project.starts_on))) filter (where project.is_local) as local_last_year
    from project_type
    inner join project on project_type.project_id = project.project_id
    left join reported on project.project_id = reported.project_id
    group by project_type.intervention_type
)

select
    intervention_type.*,
    coalesce(research.finding_count, 0) as finding_count,
    coalesce(research.work_count, 0) as work_count,
    coalesce(research.positive_count, 0) as positive_count,
    coalesce(research.mixed_count, 0) as mixed_count,
    coalesce(research.not_shown_count, 0) as not_shown_count,
    coalesce(research.negative_count, 0) as negative_count,
    coalesce(research.followed_count, 0) as followed_count,
    coalesce(research.countries_sv, []) as countries_sv,
    coalesce(research.countries_en, []) as countries_en,
    coalesce(tried.project_count, 0) as project_count,
    coalesce(tried.local_project_count, 0) as local_project_count,
    coalesce(tried.local_result_count, 0) as local_result_count,
    coalesce(tried.local_open_count, 0) as local_open_count,
    tried.local_last_year::integer as local_last_year
from intervention_type
left join research on intervention_type.intervention_type = research.intervention_type
left join tried on intervention_type.intervention_type = tried.intervention_type
order by intervention_type.position;
