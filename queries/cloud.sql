-- what: One indicator in one period for all municipalities that have a figure.
-- params: indicator, period
-- grain: area_code, sex, age
select
    observation.area_code,
    observation.sex,
    observation.age,
    area.name_sv,
    area.name_en,
    area.is_home_municipality,
    observation.value,
    observation.status
from observation
inner join area on observation.area_code = area.area_code
where
    observation.indicator = $indicator
    and observation.period = $period
    and area.level = 'municipality'
    and observation.sex = 'total'
    and observation.value is not null
order by observation.area_code, observation.sex, observation.age;
