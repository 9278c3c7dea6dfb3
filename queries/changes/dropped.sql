-- what: Figures that were there before and are gone now.
-- grain: indicator, area_code, period, sex, age
select
    before.indicator,
    before.area_code,
    before.period,
    before.sex,
    before.age,
    before.value as value_before
from old.observation as before
left join observation
    on
        before.indicator = observation.indicator
        and before.area_code = observation.area_code
        and before.period = observation.period
        and before.sex = observation.sex
        and before.age = observation.age
        and observation.value is not null
where before.value is not null and observation.indicator is null
order by before.indicator, before.area_code, before.period;
