-- what: The newest period in which anybody has a figure, measure by measure, of the sexes and ages asked for.
-- params: sexes, ages
-- grain: indicator
select
    indicator,
    max(period) as period
from observation
where
    value is not null
    and ($sexes is null or sex = any($sexes))
    and ($ages is null or age = any($ages))
group by indicator
order by indicator;
