-- what: How many decimals each measure was published with, up to two: all its figures are shown with as many.
-- params:
-- grain: indicator
select
    observation.indicator,
    max(
        case
            when observation.value = round(observation.value) then 0
            when abs(observation.value - round(observation.value, 1)) < 1e-9 then 1
            else 2
        end
    ) as decimals
from observation
where observation.value is not null
group by observation.indicator
order by observation.indicator;
