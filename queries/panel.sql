-- what: One indicator over time for every area, with the estimated number of people in the age group.
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
    person_estimate.persons as persons_estimated
from observation
left join person_estimate
    on observation.area_code = person_estimate.area_code and observation.age = person_estimate.age
where observation.indicator = $indicator
order by observation.area_code, observation.period, observation.sex, observation.age;
