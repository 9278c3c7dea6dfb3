-- what: The indicators in screen order, as they were when the snapshot was built.
-- params:
-- grain: id
select
    indicator as id,
    topic,
    unit,
    decimals,
    kind,
    good_direction,
    age,
    frequency,
    denominator,
    denominator_years_before,
    is_context,
    axis,
    source,
    series,
    state,
    coalesce(next_publication, '') as next_publication
from indicator
order by position;
