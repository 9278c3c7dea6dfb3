-- what: How well finished projects report, by programme period and for all: result, denominator, comparison, taken into regular operations.
-- params: as_of, local_only
-- grain: programme_period
with

outcomes as (
    select
        outcome.*,
        outcome.kind in ('result', 'effect_study') and outcome_domain.is_after_participation as is_result
    from outcome
    inner join outcome_domain on outcome.domain = outcome_domain.domain
),

published as (
    select
        project_id,
        bool_or(is_result) as has_result,
        bool_or(is_result and denominator is not null) as has_denominator,
        bool_or(is_result and comparison_kind = 'control_group') as has_comparison,
        bool_or(definition = 'taken_into_ordinary_operations' and value = 1) as is_taken_up
    from outcomes
    group by project_id
),

judged as (
    select
        coalesce(project.programme_period, 'unknown') as programme_period,
        project.is_study,
        -- Nobody knows whether a project without an end has ended: it is none of the finished ones.
        case
            when project.ends_on < $as_of::date then 'finished'
            when project.ends_on >= $as_of::date or project.phase = 'löpande' then 'ongoing'
            else 'end_unknown'
        end as state,
        coalesce(published.has_result, false) as has_result,
        coalesce(published.has_denominator, false) as has_denominator,
        coalesce(published.has_comparison, false) as has_comparison,
        coalesce(published.is_taken_up, false) as is_taken_up,
        project.evaluation is not null as has_evaluation
    from project
    left join published on project.project_id = published.project_id
    where not coalesce($local_only, false) or project.is_local
),

counted as (
    select
        coalesce(programme_period, 'all') as programme_period,
        count(*) as project_count,
        count(*) filter (where is_study) as study_count,
        count(*) filter (where not is_study and state = 'ongoing') as ongoing_count,
        count(*) filter (where not is_study and state = 'end_unknown') as end_unknown_count,
        -- A study has no participants of its own and an ongoing project no outcome yet: neither is held to have failed to report.
        count(*) filter (where not is_study and state = 'finished') as expected_count,
        count(*) filter (where is_study and state = 'finished') as finished_study_count,
        count(*) filter (where not is_study and state = 'finished' and has_result) as result_count,
        count(*) filter (where not is_study and state = 'finished' and has_denominator) as denominator_count,
        count(*) filter (where not is_study and state = 'finished' and has_comparison) as comparison_count,
        count(*) filter (where not is_study and state = 'finished' and is_taken_up) as taken_up_count,
        count(*) filter (where not is_study and state = 'finished' and has_evaluation) as evaluation_count,
        count(*) filter (where not is_study and state != 'finished' and has_result) as other_result_count
    from judged
    group by grouping sets ((programme_period), ())
)

select
    *,
    100.0 * result_count / nullif(expected_count, 0) as result_share,
    100.0 * denominator_count / nullif(expected_count, 0) as denominator_share,
    100.0 * comparison_count / nullif(expected_count, 0) as comparison_share,
    100.0 * taken_up_count / nullif(expected_count, 0) as taken_up_share,
    100.0 * evaluation_count / nullif(expected_count, 0) as evaluation_share
from counted
order by programme_period;
