-- what: The periods in which an indicator has any figure for the seven municipalities, newest first.
-- params: indicator
-- grain: period
select
    observation.period,
    count(*) as value_count
from observation
inner join area on observation.area_code = area.area_code
where observation.indicator = $indicator and observation.value is not null and area.is_home_municipality
group by observation.period
order by observation.period desc;
