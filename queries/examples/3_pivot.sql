-- what: Municipalities and years as a cross table.
-- params:
-- grain: area
pivot (
    select
        areas.name_sv as area,
        observations.period,
        observations.value
    from observations
    inner join areas on observations.area_code = areas.area_code
    where observations.indicator = 'neet_16_24' and observations.sex = 'total' and areas.is_home_municipality
)
on period in ('2020', '2021', '2022', '2023', '2024')
using max(value);
