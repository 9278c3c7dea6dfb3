-- what: Each published indicator's latest figure for an area and a sex, beside the one before, the county, Sweden and all municipalities.
-- params: area_code, sex
-- grain: indicator
with

latest as (
    select
        observation.indicator,
        max(observation.period) as period
    from observation
    where observation.area_code = $area_code and observation.sex = $sex and observation.value is not null
    group by observation.indicator
),

held as (
    select
        observation.indicator,
        observation.area_code,
        observation.period,
        observation.value
    from observation
    where observation.value is not null and observation.sex = $sex
),

before as (
    select
        held.indicator,
        max(held.period) as period
    from held
    inner join latest on held.indicator = latest.indicator and held.period < latest.period
    where held.area_code = $area_code
    group by held.indicator
),

municipalities as (
    select
        held.indicator,
        count(*) as municipality_count,
        count(*) filter (where held.value < own.value) as lower_count
    from held
    inner join area on held.area_code = area.area_code
    inner join latest on held.indicator = latest.indicator and held.period = latest.period
    inner join held as own
        on
            held.indicator = own.indicator
            and latest.period = own.period
            and own.area_code = $area_code
    where area.level = 'municipality'
    group by held.indicator
)

select
    indicator.indicator,
    indicator.topic,
    latest.period,
    own.value,
    coalesce(own.status, 'missing') as status,
    own.source,
    own.address,
    people_behind.persons,
    people_behind.is_estimated,
    people_behind.counting,
    people_behind.error_low,
    people_behind.error_high,
    before.period as period_before,
    earlier.value as value_before,
    county.value as county_value,
    country.value as country_value,
    coalesce(municipalities.municipality_count, 0) as municipality_count,
    coalesce(municipalities.lower_count, 0) as lower_count
from indicator
left join latest on indicator.indicator = latest.indicator
left join observation as own
    on
        indicator.indicator = own.indicator
        and latest.period = own.period
        and own.area_code = $area_code
        and own.sex = $sex
left join before on indicator.indicator = before.indicator
left join held as earlier
    on
        indicator.indicator = earlier.indicator
        and before.period = earlier.period
        and earlier.area_code = $area_code
left join held as county
    on
        indicator.indicator = county.indicator
        and latest.period = county.period
        and county.area_code = (
            select area.area_code
            from area
            where area.role = 'home_county'
        )
left join held as country
    on
        indicator.indicator = country.indicator
        and latest.period = country.period
        and country.area_code = (
            select area.area_code
            from area
            where area.role = 'country'
        )
left join people_behind
    on
        indicator.indicator = people_behind.indicator
        and latest.period = people_behind.period
        and people_behind.area_code = $area_code
        and people_behind.sex = $sex
        and own.age = people_behind.age
left join municipalities on indicator.indicator = municipalities.indicator
where indicator.state = 'published' and indicator.frequency != 'month'
order by indicator.position;
