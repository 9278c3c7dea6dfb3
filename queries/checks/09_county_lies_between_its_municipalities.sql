-- what: The county's share lies between its lowest and its highest municipality.
with

home as (
    select
        raw_observation.*,
        area.role
    from raw_observation
    inner join area on raw_observation.area_code = area.area_code
    inner join indicator on raw_observation.indicator = indicator.indicator
    where indicator.kind = 'share' and indicator.frequency = 'year'
),

span as (
    select
        indicator,
        period,
        sex,
        age,
        min(value) as lowest,
        max(value) as highest
    from home
    where role = 'home_municipality'
    group by indicator, period, sex, age
    having count(value) = (
        select count(*)
        from area
        where role = 'home_municipality'
    )
)

select
    home.file,
    home.row,
    home.indicator || ' in ' || home.period || ' is ' || home.value
    || ' for the county, outside ' || span.lowest || '-' || span.highest as finding
from home
inner join span
    on
        home.indicator = span.indicator
        and home.period = span.period
        and home.sex = span.sex
        and home.age = span.age
where home.role = 'home_county' and (home.value < span.lowest or home.value > span.highest)
order by home.file, home.row;
