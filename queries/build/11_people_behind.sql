-- what: How many people each share is a share of: as published with it, else the age group's population, else an estimate of that.
create table people_behind as
with

population as (
    select
        indicator.age,
        observation.area_code,
        observation.period,
        observation.sex,
        observation.value as persons
    from observation
    inner join indicator on observation.indicator = indicator.indicator
    where indicator.axis = 'population_persons' and observation.value is not null
),

share as (
    select
        observation.indicator,
        observation.area_code,
        observation.period,
        observation.sex,
        observation.age,
        observation.denominator,
        indicator.denominator = 'population' as is_of_population,
        -- Some shares are of the population at the end of the year before.
        case
            when length(observation.period) = 4
                then (observation.period::integer - indicator.denominator_years_before)::varchar
        end as population_period
    from observation
    inner join indicator on observation.indicator = indicator.indicator
    where indicator.unit = 'percent'
)

select
    share.indicator,
    share.area_code,
    share.period,
    share.sex,
    share.age,
    coalesce(share.denominator, population.persons, person_estimate.persons) as persons,
    share.denominator is null and population.persons is null as is_estimated
from share
left join population
    on
        share.is_of_population
        and share.age = population.age
        and share.area_code = population.area_code
        and share.population_period = population.period
        and share.sex = population.sex
left join person_estimate
    on
        share.is_of_population
        and share.sex = 'total'
        and share.age = person_estimate.age
        and share.area_code = person_estimate.area_code
where coalesce(share.denominator, population.persons, person_estimate.persons) is not null
order by share.indicator, share.area_code, share.period, share.sex, share.age;
