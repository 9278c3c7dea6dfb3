-- what: A figure stands once: same indicator, area, period, sex and age only in one row.
select
    file,
    row,
    indicator || ' for area ' || area_code || ' in ' || period || ' also stands in ' || first_place as finding
from (
    select
        *,
        first_value(file || ' row ' || row) over figure as first_place,
        row_number() over figure as copy
    from raw_observation
    window figure as (partition by indicator, area_code, period, sex, age order by file, row)
) as numbered
where copy > 1
order by file, row;
