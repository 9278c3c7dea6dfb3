-- what: One indicator over time for chosen areas, one sex and, where it has several, one age.
-- params: indicator, area_codes, sex, age
-- grain: area_code, period, sex, age
select
    area_code,
    period,
    sex,
    age,
    value,
    status,
    source,
    address
from observation
where
    indicator = $indicator
    and area_code = any($area_codes)
    and sex = $sex
    and ($age is null or age = $age)
order by area_code, period, sex, age;
