-- what: Periods from which an indicator is no longer comparable with its own past.
create table break_in_series as
select
    indicator,
    period,
    certainty,
    why_sv,
    why_en,
    address
from catalogue_break
order by indicator, period;

create table unlike_figure as
select
    indicator,
    area_code,
    period,
    why_sv,
    why_en
from catalogue_unlike
order by indicator, area_code, period;
