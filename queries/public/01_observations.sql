-- what: The figures: one value an indicator, area, period, sex and age, as published.
-- params:
-- grain: indicator, area_code, period, sex, age
select
    observation.indicator,
    observation.area_code,
    area.name_sv as area_sv,
    area.name_en as area_en,
    observation.period,
    observation.sex,
    observation.age,
    observation.value,
    indicator.unit,
    observation.status,
    observation.numerator,
    observation.denominator,
    observation.lower_bound,
    observation.upper_bound,
    observation.note,
    observation.source,
    observation.address
from observation
inner join indicator on observation.indicator = indicator.indicator
inner join area on observation.area_code = area.area_code
order by indicator.position, observation.area_code, observation.period, observation.sex, observation.age;
