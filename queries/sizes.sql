-- what: The latest total population of every area.
-- params:
-- grain: area_code
select
    area_code,
    arg_max(value, period) as population,
    max(period) as period
from observation
where indicator = 'population_total' and sex = 'total' and value is not null
group by area_code
order by area_code;
