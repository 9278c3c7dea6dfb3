-- what: How many figures pass the filters of the open data; an empty filter lets everything through.
-- params: indicators, area_codes, levels, periods, newest, period_from, period_to, sexes, ages
-- grain: row_count
-- newest holds an indicator and its period with a blank between.
select
    count(*) as row_count,
    count(*) - count(observation.value) as without_value
from observation
inner join area on observation.area_code = area.area_code
where
    ($indicators is null or observation.indicator = any($indicators))
    and ($area_codes is null or observation.area_code = any($area_codes))
    and ($levels is null or area.level = any($levels))
    and ($periods is null or observation.period = any($periods) or observation.indicator || ' ' || observation.period = any($newest))
    and ($period_from is null or observation.period >= $period_from)
    and ($period_to is null or left(observation.period, length($period_to)) <= $period_to)
    and ($sexes is null or observation.sex = any($sexes))
    and ($ages is null or observation.age = any($ages));
