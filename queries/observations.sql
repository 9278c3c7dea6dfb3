-- what: The figures as the open data gives them, with unit, bounds and publisher, page by page; an empty filter lets all through.
-- params: indicators, area_codes, levels, periods, is_latest, period_from, period_to, sexes, ages, row_limit, row_offset
-- grain: indicator, area_code, period, sex, age
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
    observation.indicator,
    observation.area_code,
    observation.period,
    observation.sex,
    observation.age,
    observation.value,
    indicator.unit,
    observation.status,
    observation.status = 'provisional' as is_provisional,
    observation.numerator,
    observation.denominator,
    observation.lower_bound,
    observation.upper_bound,
    observation.note,
    observation.source,
    observation.address,
    document.source as publisher,
    count(*) over () as row_count
from observation
left join newest on observation.indicator = newest.indicator
inner join indicator on observation.indicator = indicator.indicator
inner join area on observation.area_code = area.area_code
inner join document on observation.source = document.document
where
    ($indicators is null or observation.indicator = any($indicators))
    and ($area_codes is null or observation.area_code = any($area_codes))
    and ($levels is null or area.level = any($levels))
    and ($periods is null or observation.period = any($periods) or ($is_latest and observation.period = newest.period))
    and ($period_from is null or observation.period >= $period_from)
    and ($period_to is null or left(observation.period, length($period_to)) <= $period_to)
    and ($sexes is null or observation.sex = any($sexes))
    and ($ages is null or observation.age = any($ages))
order by indicator.position, observation.area_code, observation.period, observation.sex, observation.age
limit $row_limit offset $row_offset;
