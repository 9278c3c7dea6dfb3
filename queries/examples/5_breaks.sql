-- what: Breaks in the series and their reasons.
-- params:
-- grain: title, period
select
    indicators.title_sv as title,
    breaks.period,
    breaks.why_sv as why
from breaks
inner join indicators on breaks.indicator = indicators.indicator
order by title, breaks.period;
