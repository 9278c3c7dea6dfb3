-- what: How many figures are suppressed or missing.
-- params:
-- grain: title, status
select
    indicators.title_sv as title,
    observations.status,
    count(*) as row_count
from observations
inner join indicators on observations.indicator = indicators.indicator
where observations.status not in ('ok', 'provisional')
group by title, observations.status
order by title, observations.status;
