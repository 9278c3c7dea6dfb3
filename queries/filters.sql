-- what: Every combination of indicator, sex and age there are figures for, with the span of periods.
-- params:
-- grain: indicator, sex, age
select
    observation.indicator,
    observation.sex,
    observation.age,
    min(observation.period) as first_period,
    max(observation.period) as last_period,
    count(*) as row_count
from observation
group by observation.indicator, observation.sex, observation.age
order by observation.indicator, observation.sex, observation.age;
