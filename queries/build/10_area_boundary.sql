-- what: The boundaries of every county and municipality: GeoJSON coordinates of a MultiPolygon, in degrees (WGS 84), longitude first.
create table area_boundary as
select
    area_code,
    coordinates
from geography_boundary
order by area_code;
