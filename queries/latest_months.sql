-- what: Each monthly measure's latest figure for one area and sex, beside the same month of the year before, and Sweden's.
-- params: area_code, sex
-- grain: indicator
with

latest as (
    select
        observation.indicator,
        max(observation.period) as period
    from observation
    inner join indicator on observation.indicator = indicator.indicator
    where observation.area_code = $area_code and observation.sex = $sex and indicator.frequency = 'month'
    group by observation.indicator
)

select
    indicator.indicator,
    latest.period,
    own.value,
    own.status,
    own.numerator,
    own.denominator,
    own.source,
    own.address,
    own.lower_bound,
    own.upper_bound,
    printf('%04d-%s', left(latest.period, 4)::integer - 1, right(latest.period, 2)) as period_before,
    earlier.value as value_before,
    earlier.status as status_before,
    country.value as country_value
from indicator
left join latest on indicator.indicator = latest.indicator
left join observation as own
    on
        indicator.indicator = own.indicator
        and latest.period = own.period
        and own.area_code = $area_code
        and own.sex = $sex
left join observation as earlier
    on
        indicator.indicator = earlier.indicator
        and earlier.period = printf('%04d-%s', left(latest.period, 4)::integer - 1, right(latest.period, 2))
        and earlier.area_code = $area_code
        and earlier.sex = $sex
left join observation as country
    on
        indicator.indicator = country.indicator
        and latest.period = country.period
        and country.area_code = (
            select area.area_code
            from area
            where area.role = 'country'
        )
        and country.sex = $sex
where indicator.frequency = 'month'
order by indicator.position;
