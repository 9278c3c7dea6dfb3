-- what: How many figures pass the filters of the open data; an empty filter lets everything through.
-- params: indicators, area_codes, levels, periods, is_latest, period_from, period_to, sexes, ages
-- grain: row_count
-- The newest period that anybody has a figure of, measure by measure.
with newest as (
    select
        indicator,
        max(period) as period
    from observation
    where value is not null
    group by indicator
)

select
    count(*) as row_count,
    count(*) - count(observation.value) as without_value
from observation
left join newest on observation.indicator = newest.indicator
inner join area on observation.area_code = area.area_code
where
    ($indicators is null or observation.indicator = any($indicators))
    and ($area_codes is null or observation.area_code = any($area_codes))
    and ($levels is null or area.level = any($levels))
    and ($periods is null or observation.period = any($periods) or ($is_latest and observation.period = newest.period))
    and ($period_from is null or observation.period >= $period_from)
    and ($period_to is null or left(observation.period, length($period_to)) <= $period_to)
    and ($sexes is null or observation.sex = any($sexes))
    and ($ages is null or observation.age = any($ages));
