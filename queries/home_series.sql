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
    person_estimate.persons as persons_estimated
from observation
inner join area on observation.area_code = area.area_code
left join person_estimate
    on observation.area_code = person_estimate.area_code and observation.age = person_estimate.age
where
    observation.indicator = $indicator
    and observation.sex = 'total'
    and (area.is_home_municipality or area.area_code in ('00', '22'))
order by observation.area_code, observation.period, observation.sex, observation.age;
