-- what: The figures that pass the filters with what a table made of them needs, and no more.
-- params: indicators, area_codes, period_from, period_to, sexes, ages
-- grain: indicator, area_code, period, sex, age
select
    observation.indicator,
    observation.area_code,
    observation.period,
    observation.sex,
    observation.age,
    document.source as publisher,
    observation.value,
    observation.numerator,
    observation.denominator,
    observation.status
from observation
inner join indicator on observation.indicator = indicator.indicator
inner join document on observation.source = document.document
where
    ($indicators is null or observation.indicator = any($indicators))
    and ($area_codes is null or observation.area_code = any($area_codes))
    and ($period_from is null or observation.period >= $period_from)
    and ($period_to is null or left(observation.period, length($period_to)) <= $period_to)
    and ($sexes is null or observation.sex = any($sexes))
    and ($ages is null or observation.age = any($ages))
order by indicator.position, observation.area_code, observation.period, observation.sex, observation.age;
