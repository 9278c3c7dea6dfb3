-- what: Women and men in the county, year by year.
-- params:
-- grain: period
select
    period,
    max(value) filter (where sex = 'women') as women,
    max(value) filter (where sex = 'men') as men
from observations
where
    indicator = 'neet_16_24'
    and area_code in (
        select parent_code
        from areas
        where is_home_municipality
    )
group by period
order by period;
