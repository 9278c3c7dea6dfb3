-- what: Single figures on another base than the rest of their series: shown, but nothing is compared with them.
-- params:
-- grain: indicator, area_code, period
select
    indicator,
    area_code,
    period,
    why_sv,
    why_en
from unlike_figure
order by indicator, area_code, period;
