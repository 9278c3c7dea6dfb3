-- what: The latest NEET share of the county's municipalities.
-- params:
-- grain: area
select
    areas.name_sv as area,
    observations.period,
    observations.value,
    observations.unit,
    observations.status
from observations
inner join areas on observations.area_code = areas.area_code
where observations.indicator = 'neet_16_24' and observations.sex = 'total' and areas.is_home_municipality
qualify observations.period = max(observations.period) over ()
order by area;
