-- what: Figures that were there before and have another value or status now.
-- grain: indicator, area_code, period, sex, age
select
    observation.indicator,
    observation.area_code,
    observation.period,
    observation.sex,
    observation.age,
    before.value as value_before,
    observation.value as value_now,
    before.status as status_before,
    observation.status as status_now
from observation
inner join old.observation as before
    on
        observation.indicator = before.indicator
        and observation.area_code = before.area_code
        and observation.period = before.period
        and observation.sex = before.sex
        and observation.age = before.age
where
    before.value is not null
    and observation.value is not null
    and (abs(observation.value - before.value) > 1e-9 or observation.status != before.status)
order by abs(observation.value - before.value) desc;
