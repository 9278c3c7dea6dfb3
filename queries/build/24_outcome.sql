-- what: Published outcomes: what is counted, out of whom, when, compared with what; small groups were held back before (small_groups.py).
create table outcome as
select
    outcome_id,
    nullif(project_id, '') as project_id,
    project_or_intervention as subject,
    outcome_name,
    definition,
    nullif(definition_note, '') as definition_note,
    domain,
    kind,
    value,
    unit,
    qualifier,
    case when unit = 'persons' and denominator_of != 'none' and group_size is not null then value end as numerator,
    case when denominator_of != 'none' then group_size end as denominator,
    denominator_of,
    nullif(group_note, '') as group_note,
    nullif(period, '') as period,
    timing,
    months::integer as months,
    nullif(comparison, '') as comparison,
    comparison_kind,
    status,
    address,
    address_status,
    address_status = 'stored' as is_citable,
    document as source,
    row as source_row
from shown_outcome
order by outcome_id;
