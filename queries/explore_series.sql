-- what: How many series and periods the figures that pass the filters have, so that a chart without room for them need not be begun.
-- params: indicators, area_codes, period_from, period_to, sexes, ages
-- grain: series_count
with chosen as (
    select
        indicator,
        area_code,
        period,
        sex,
        age
    from observation
    where
        ($indicators is null or indicator = any($indicators))
        and ($area_codes is null or area_code = any($area_codes))
        and ($period_from is null or period >= $period_from)
        and ($period_to is null or left(period, length($period_to)) <= $period_to)
        and ($sexes is null or sex = any($sexes))
        and ($ages is null or age = any($ages))
),

series as (
    select distinct
        indicator,
        area_code,
        sex,
        age
    from chosen
)

select
    (select count(*) from series) as series_count,
    (select count(distinct period) from chosen) as period_count;
