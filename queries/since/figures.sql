-- what: Figures of chosen areas that are new, revised or gone in one snapshot against an earlier one.
-- params: area_codes
-- grain: indicator, area_code, period, sex, age
with

before as (
    select * from old.observation
    where area_code = any($area_codes) and value is not null
),

after as (
    select * from now.observation
    where area_code = any($area_codes) and value is not null
)

select
    coalesce(after.indicator, before.indicator) as indicator,
    coalesce(after.area_code, before.area_code) as area_code,
    coalesce(after.period, before.period) as period,
    coalesce(after.sex, before.sex) as sex,
    coalesce(after.age, before.age) as age,
    case
        when before.value is null then 'new'
        when after.value is null then 'gone'
        when abs(after.value - before.value) > 1e-9 then 'revised'
        else 'settled'
    end as change,
    before.value as value_before,
    after.value as value_now,
    before.numerator as numerator_before,
    after.numerator as numerator_now,
    before.denominator as denominator_before,
    after.denominator as denominator_now,
    before.status as status_before,
    after.status as status_now,
    before.source as source_before,
    after.source as source_now,
    before.address as address_before,
    after.address as address_now
from after
full outer join before
    on
        after.indicator = before.indicator
        and after.area_code = before.area_code
        and after.period = before.period
        and after.sex = before.sex
        and after.age = before.age
left join now.indicator as indicator on coalesce(after.indicator, before.indicator) = indicator.indicator
where
    before.value is null
    or after.value is null
    or abs(after.value - before.value) > 1e-9
    or after.status != before.status
order by indicator.position, area_code, period, sex, age;
