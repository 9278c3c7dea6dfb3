-- what: Every indicator over time for one area and one sex.
-- params: area_code, sex
-- grain: indicator, period, sex, age
select
    indicator,
    period,
    sex,
    age,
    value,
    status
from observation
where area_code = $area_code and sex = $sex
order by indicator, period, sex, age;
