-- what: One indicator over time for the seven municipalities, the county and Sweden.
-- params: indicator
-- grain: area_code, period, sex, age
select
    observation.area_code,
    observation.period,
    observation.sex,
    observation.age,
    observation.value,
    observation.status,
    observation.source,
    observation.address,
    observation.note,
    people_behind.persons,
    people_behind.is_estimated,
    people_behind.counting,
    people_behind.error_low,
    people_behind.error_high
from observation
inner join area on observation.area_code = area.area_code
left join people_behind
    on
        observation.indicator = people_behind.indicator
        and observation.area_code = people_behind.area_code
        and observation.period = people_behind.period
        and observation.sex = people_behind.sex
        and observation.age = people_behind.age
where
    observation.indicator = $indicator
    and observation.sex = 'total'
    and area.role != 'other'
order by observation.area_code, observation.period, observation.sex, observation.age;
