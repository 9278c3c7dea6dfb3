-- what: About how many persons an age group holds, where no population by age is published.
create table person_estimate as
with

latest as (
    select max(period) as period
    from observation
    where indicator = 'population_total' and value is not null
)

select
    observation.area_code,
    catalogue_estimate.age,
    observation.period as base_period,
    observation.value * catalogue_estimate.country_persons / catalogue_estimate.country_population as persons,
    catalogue_estimate.id as method,
    observation.source,
    observation.address
from observation
cross join catalogue_estimate
cross join latest
where
    observation.indicator = 'population_total'
    and observation.sex = 'total'
    and observation.value is not null
    and observation.period = latest.period
order by observation.area_code, catalogue_estimate.age;
