-- what: Every research finding on a type (or on all, null); findings that contradict each other stand side by side.
-- params: intervention_type
-- grain: evidence_id
select
    evidence.*,
    count(distinct evidence.direction) over same_question > 1 as is_contradicted,
    count(*) over same_question as findings_on_same_question
from evidence
where $intervention_type is null or evidence.intervention_type = $intervention_type
window same_question as (partition by evidence.intervention_type, evidence.domains)
order by evidence.intervention_type, evidence.domains, evidence.evidence_id;
