-- what: What the figures cover, derived from the figures themselves.
create table coverage as
select
    indicator,
    min(period) filter (where value is not null) as first_period,
    max(period) filter (where value is not null) as last_period,
    count(distinct period) filter (where value is not null) as period_count,
    count(distinct area_code) filter (where value is not null) as area_count,
    count(*) filter (where value is not null) as value_count,
    count(*) filter (where value is null) as gap_count,
    min(value) as lowest_value,
    max(value) as highest_value
from observation
group by indicator
order by indicator;
