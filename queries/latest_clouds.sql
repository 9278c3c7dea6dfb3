-- what: All municipalities' values in the latest period that one area has, for every indicator and one sex.
-- params: area_code, sex
-- grain: indicator, area_code, sex, age
with

latest as (
    select
        indicator,
        max(period) as period
    from observation
    where area_code = $area_code and sex = $sex and value is not null
    group by indicator
)

select
    observation.indicator,
    observation.area_code,
    observation.sex,
    observation.age,
    observation.value
from observation
inner join latest on observation.indicator = latest.indicator and observation.period = latest.period
inner join area on observation.area_code = area.area_code
where area.level = 'municipality' and observation.sex = $sex and observation.value is not null
order by observation.indicator, observation.area_code, observation.sex, observation.age;
