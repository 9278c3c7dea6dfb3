-- what: One long table of figures, completed so that a figure the nine home areas lack is a row that says so.
create table observation as
with

published as (
    select
        raw_observation.indicator,
        raw_observation.area_code,
        raw_observation.period,
        raw_observation.sex,
        raw_observation.age,
        case when raw_observation.status in ('ok', 'provisional') then raw_observation.value end as value,
        raw_observation.numerator,
        raw_observation.denominator,
        raw_observation.status,
        raw_observation.document as source,
        coalesce(nullif(raw_observation.address, ''), document.address) as address,
        nullif(raw_observation.note, '') as note,
        raw_observation.lower as lower_bound,
        raw_observation.upper as upper_bound,
        nullif(raw_observation.symbol, '') as symbol,
        nullif(raw_observation.updated, '') as source_updated
    from raw_observation
    inner join document on raw_observation.document = document.document
),

yearly as (
    -- Two files may hold the same period: a figure that neither has is missing once.
    select
        published.indicator,
        published.period,
        published.sex,
        published.age,
        min(published.source) as source,
        arg_min(published.address, published.source) as address
    from published
    inner join indicator on published.indicator = indicator.indicator
    where indicator.frequency = 'year'
    group by all
),

home as (
    select area_code
    from area
    where role != 'other'
),

not_there as (
    select
        yearly.indicator,
        home.area_code,
        yearly.period,
        yearly.sex,
        yearly.age,
        null::double as value,
        null::double as numerator,
        null::double as denominator,
        'missing' as status,
        yearly.source,
        yearly.address,
        null::varchar as note,
        null::double as lower_bound,
        null::double as upper_bound,
        null::varchar as symbol,
        null::varchar as source_updated
    from yearly
    cross join home
    anti join published
        on
            yearly.indicator = published.indicator
            and home.area_code = published.area_code
            and yearly.period = published.period
            and yearly.sex = published.sex
            and yearly.age = published.age
)

select * from published
union all by name
select * from not_there
order by indicator, area_code, period, sex, age;
