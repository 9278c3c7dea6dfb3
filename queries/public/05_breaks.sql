-- what: Breaks in the series: nothing may be compared across them.
-- params:
-- grain: indicator, period
select
    indicator,
    period,
    certainty,
    why_sv,
    why_en,
    address
from break_in_series
order by indicator, period;
