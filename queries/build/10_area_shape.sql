-- what: The boundaries of the seven municipalities as SVG paths.
create table area_shape as
select
    area_code,
    svg_path,
    label_x,
    label_y,
    width,
    height
from geography_shape
order by area_code;
