-- what: Figures for regions of the EU (SE32), kept apart from our areas: they are no county.
create table regional_observation as
select
    raw_regional.indicator,
    raw_regional.area_code as region_code,
    raw_regional.period,
    raw_regional.sex,
    raw_regional.age,
    raw_regional.value,
    raw_regional.status,
    nullif(raw_regional.symbol, '') as flag,
    raw_regional.document as source,
    document.address
from raw_regional
inner join document on raw_regional.document = document.document
order by indicator, region_code, period, sex;
