-- what: What the figures cover: first and last period, areas, values and gaps of every indicator.
-- params:
-- grain: indicator
select
    indicator.indicator,
    indicator.topic,
    indicator.source,
    indicator.series,
    indicator.state,
    indicator.next_publication,
    coverage.first_period,
    coverage.last_period,
    coverage.period_count,
    coverage.area_count,
    coverage.value_count,
    coverage.gap_count
from indicator
left join coverage on indicator.indicator = coverage.indicator
order by indicator.position;
