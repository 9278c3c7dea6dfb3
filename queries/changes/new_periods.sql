-- what: Periods that an indicator has now and did not have before.
-- grain: indicator, period
select
    observation.indicator,
    observation.period,
    count(observation.value) as figures
from observation
where
    observation.value is not null
    and not exists (
        select 1
        from old.observation as before
        where before.indicator = observation.indicator and before.period = observation.period and before.value is not null
    )
group by observation.indicator, observation.period
order by observation.indicator, observation.period;
