-- what: Every research finding on a type (or on all, null); findings that contradict each other stand side by side.
-- params: intervention_type
-- grain: evidence_id
with

asked as (
    select
        evidence.*,
        -- What a reader compares as one: work however it was counted, else study, else the very same kinds of outcome.
        case
            when list_has_any(evidence.domains, ['employment', 'work_or_study', 'unemployment_time']) then 'work'
            when list_contains(evidence.domains, 'study') then 'study'
            else array_to_string(evidence.domains, ';')
        end as question
    from evidence
    where $intervention_type is null or evidence.intervention_type = $intervention_type
)

select
    asked.*,
    -- That no effect was found and that none could be shown do not contradict each other.
    count(distinct replace(asked.direction, 'not_shown', 'none')) filter (where asked.is_compared) over same_question
    > 1 as is_contradicted,
    count(*) over same_question as findings_on_same_question
from asked
window same_question as (partition by asked.intervention_type, asked.question)
order by asked.intervention_type, asked.domains, asked.evidence_id;
