-- what: The figures as the open data gives them, page by page; an empty filter lets all through.
-- params: indicators, area_codes, periods, newest, period_from, period_to, sexes, ages, indicators_in_order, row_limit, row_offset
-- grain: indicator, area_code, period, sex, age
-- One table only: to plan a join takes longer than all the rest of a small question. newest holds an indicator and its period with a blank
-- between.
select
    indicator,
    area_code,
    period,
    sex,
    age,
    value,
    status,
    status = 'provisional' as is_provisional,
    numerator,
    denominator,
    lower_bound,
    upper_bound,
    note,
    source,
    address,
    count(*) over () as row_count
from observation
where
    ($indicators is null or indicator = any($indicators))
    and ($area_codes is null or area_code = any($area_codes))
    and ($periods is null or period = any($periods) or indicator || ' ' || period = any($newest))
    and ($period_from is null or period >= $period_from)
    and ($period_to is null or left(period, length($period_to)) <= $period_to)
    and ($sexes is null or sex = any($sexes))
    and ($ages is null or age = any($ages))
order by list_position($indicators_in_order, indicator), indicator, area_code, period, sex, age
limit $row_limit offset $row_offset;
