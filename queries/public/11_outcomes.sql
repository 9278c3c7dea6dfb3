-- what: Published outcomes with their definitions.
-- params:
-- grain: outcome_id
select
    outcome_id,
    project_id,
    subject,
    outcome_name,
    definition,
    definition_note,
    domain,
    kind,
    value,
    unit,
    qualifier,
    status,
    numerator,
    denominator,
    denominator_of,
    group_note,
    period,
    timing,
    months,
    comparison,
    comparison_kind,
    source,
    address,
    address_status
from outcome
order by outcome_id;
