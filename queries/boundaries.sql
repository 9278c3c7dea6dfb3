-- what: The boundaries of every county and municipality, as the coordinates of a GeoJSON MultiPolygon.
-- params:
-- grain: area_code
select
    area_code,
    coordinates
from area_boundary
order by area_code;
