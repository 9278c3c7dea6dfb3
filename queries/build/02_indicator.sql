-- what: The indicators in screen order, with figures or awaiting them.
create table indicator as
select
    position,
    id as indicator,
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
    nullif(next_publication, '') as next_publication
from catalogue_indicator
order by position;
