-- what: One indicator over time for chosen areas.
-- params: indicator, area_codes
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
where indicator = $indicator and area_code = any($area_codes) and sex = 'total'
order by area_code, period, sex, age;
