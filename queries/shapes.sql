-- what: The boundaries of the seven municipalities.
-- params:
-- grain: area_code
select
    area_code,
    svg_path,
    label_x,
    label_y,
    width,
    height
from area_shape
order by area_code;
