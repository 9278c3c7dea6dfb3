-- what: Published outcomes: what is counted, out of whom, when, compared with what; small groups are held back.
create table outcome as
with

counted as (
    select
        *,
        case
            when disclosure = 'secondary' then true
            when unit != 'persons' then false
            when value between 1 and 4 then true
            else coalesce(denominator_of != 'none' and group_size - value between 1 and 4, false)
        end as is_suppressed
    from raw_outcome
)

select
    outcome_id,
    nullif(project_id, '') as project_id,
    project_or_intervention as subject,
    outcome_name,
    definition,
    nullif(definition_note, '') as definition_note,
    domain,
    kind,
    case when not is_suppressed then value end as value,
    unit,
    qualifier,
    case when not is_suppressed and unit = 'persons' and denominator_of != 'none' and group_size is not null then value end as numerator,
    case when denominator_of != 'none' then group_size end as denominator,
    denominator_of,
    nullif(group_note, '') as group_note,
    nullif(period, '') as period,
    timing,
    months::integer as months,
    nullif(comparison, '') as comparison,
    comparison_kind,
    case when is_suppressed then 'suppressed' else 'ok' end as status,
    address,
    address_status,
    address_status = 'stored' as is_citable,
    document as source,
    row as source_row
from counted
order by outcome_id;
