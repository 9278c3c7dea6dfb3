-- what: How many people each share is a share of, how that number was found, and its measured error; no row where no honest number exists.
create table people_behind as
with

share as (
    select
        observation.indicator,
        observation.area_code,
        observation.period,
        observation.sex,
        observation.age,
        observation.value,
        observation.denominator,
        indicator.denominator as is_of,
        area.level = 'municipality' and area.role = 'other' as is_far,
        -- Some shares are of the population at the end of the year before.
        case when length(observation.period) = 4 then observation.period::integer - indicator.denominator_years_before end as year
    from observation
    inner join indicator on observation.indicator = indicator.indicator
    inner join area on observation.area_code = area.area_code
    where indicator.unit = 'percent' and not indicator.is_context
),

published as (
    select
        share.*,
        share.denominator as persons,
        'counted' as counting,
        0 as error_low,
        0 as error_high
    from share
    where share.denominator is not null
),

of_population as (
    select
        share.*,
        population_by_age.persons,
        population_by_age.counting,
        population_by_age.error_low,
        population_by_age.error_high
    from share
    inner join population_by_age
        on
            share.area_code = population_by_age.area_code
            and share.age = population_by_age.age
            and share.sex = population_by_age.sex
            and share.year = population_by_age.year
    where share.is_of = 'population'
),

-- A year of pupils is about a quarter of those who are 16-19 that year.
of_pupils as (
    select
        share.*,
        population_by_age.persons / 4 as persons,
        case when share.sex = 'total' then 'pupils' else 'pupils_one_sex' end as counting,
        case when share.is_far then estimate.error_country_low else estimate.error_seven_low end as error_low,
        case when share.is_far then estimate.error_country_high else estimate.error_seven_high end as error_high
    from share
    inner join population_by_age
        on
            share.area_code = population_by_age.area_code
            and share.sex = population_by_age.sex
            and share.year = population_by_age.year
            and population_by_age.age = '16-19'
    inner join estimate on estimate.id = case when share.sex = 'total' then 'pupils' else 'pupils_one_sex' end
    where share.is_of = 'pupils' and population_by_age.counting not in ('far_count', 'distant_count')
),

-- The labour force of the first year: the registered of the year before by the registered per labour force.
-- In later years it follows the population.
first_labour_force as (
    select
        share.area_code,
        share.year as first_year,
        100 * (registered.value / 100 * before.persons) / share.value / grown.persons as labour_force_share
    from share
    inner join observation as registered
        on
            registered.indicator = 'registered_of_population_16_24'
            and share.area_code = registered.area_code
            and registered.sex = 'total'
            and share.year = registered.period::integer + 1
            and registered.value is not null
    inner join population_by_age as before
        on
            share.area_code = before.area_code
            and before.age = '16-24'
            and before.sex = 'total'
            and share.year = before.year + 2
    inner join population_by_age as grown
        on
            share.area_code = grown.area_code
            and grown.age = '18-24'
            and grown.sex = 'total'
            and share.year = grown.year
    where share.indicator = 'unemployed_bas_18_24' and share.sex = 'total' and share.value > 0
),

of_labour_force as (
    select
        share.*,
        first_labour_force.labour_force_share * population_by_age.persons as persons,
        'labour_force' as counting,
        case when share.is_far then estimate.error_country_low else estimate.error_seven_low end as error_low,
        case when share.is_far then estimate.error_country_high else estimate.error_seven_high end as error_high
    from share
    inner join first_labour_force on share.area_code = first_labour_force.area_code and share.year >= first_labour_force.first_year
    inner join population_by_age
        on
            share.area_code = population_by_age.area_code
            and population_by_age.age = '18-24'
            and population_by_age.sex = 'total'
            and share.year = population_by_age.year
    inner join estimate on estimate.id = 'labour_force'
    where share.indicator = 'unemployed_bas_18_24' and share.sex = 'total'
),

-- The unemployed of all ages are at least the registered young among them, counted as low as the labour force may be.
of_unemployed as (
    select
        share.*,
        floor(young.value / 100 * young.persons / (1 + young.error_high / 100.0)) as persons,
        'at_least' as counting,
        0 as error_low,
        0 as error_high
    from share
    inner join of_labour_force as young on share.area_code = young.area_code and share.period = young.period
    where share.indicator = 'long_term_of_unemployed_18_65' and share.sex = 'total'
),

-- How exactly each share is printed. Without its last zeros it has fewer digits than were printed, which only makes the group smaller.
printed as (
    select distinct
        value,
        0.5 * pow(10, -length(split_part(value::varchar, '.', 2))) + 1e-9 as tolerance
    from share
    where is_of = 'cohort' and value > 0 and value < 100
),

-- The printed share is whole people of whole people: no smaller group than this can give its digits. The same for all who print the same.
smallest_group as (
    select
        value,
        list_filter(
            range(1, 1001),
            lambda size: abs(round(value / 100 * size) / size * 100 - value) <= tolerance -- noqa: RF03
        )[1] as persons
    from printed
),

of_a_group as (
    select
        share.*,
        smallest_group.persons,
        'at_least' as counting,
        0 as error_low,
        0 as error_high
    from share
    inner join smallest_group on share.value = smallest_group.value
    where share.is_of = 'cohort'
),

every as (
    select * from published
    union all by name
    select * from of_population
    union all by name
    select * from of_pupils
    union all by name
    select * from of_labour_force
    union all by name
    select * from of_unemployed
    union all by name
    select * from of_a_group
)

select
    indicator,
    area_code,
    period,
    sex,
    age,
    persons,
    counting != 'counted' as is_estimated,
    counting,
    error_low,
    error_high
from every
where persons > 0
-- What was published beside the share comes before any rule.
qualify row_number() over (partition by indicator, area_code, period, sex, age order by counting = 'counted' desc) = 1
order by indicator, area_code, period, sex, age;
