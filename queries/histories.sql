-- what: Every indicator over time for one area.
-- params: area_code
-- grain: indicator, period, sex, age
select
    indicator,
    period,
    sex,
    age,
    value,
    status
from observation
where area_code = $area_code and sex = 'total'
order by indicator, period, sex, age;
