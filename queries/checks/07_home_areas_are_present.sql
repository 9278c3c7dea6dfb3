-- what: The latest year of a yearly indicator holds the home municipalities and Sweden.
with

latest as (
    select
        raw_observation.indicator,
        any_value(raw_observation.file) as file,
        max(raw_observation.period) as period
    from raw_observation
    inner join indicator on raw_observation.indicator = indicator.indicator
    where indicator.frequency = 'year' and not indicator.is_context
    group by raw_observation.indicator
),

expected as (
    select
        latest.indicator,
        latest.file,
        latest.period,
        area.area_code
    from latest
    cross join area
    where area.role in ('home_municipality', 'country')
)

select
    expected.file,
    null::bigint as row,
    expected.indicator || ' in ' || expected.period || ' lacks area ' || expected.area_code as finding
from expected
anti join raw_observation
    on
        expected.indicator = raw_observation.indicator
        and expected.period = raw_observation.period
        and expected.area_code = raw_observation.area_code
        -- A download names its gaps itself, row by row; a transcribed file has to be whole.
        and (raw_observation.value is not null or raw_observation.document like '%/live/%')
order by file, finding;
