-- what: A project stands once: no two rows share an id, and an imported project is not one that is there already.
select
    file,
    row,
    'project ' || project_id || ' (' || title || ') also stands in ' || first_place as finding
from (
    select
        *,
        first_value(file || ' row ' || row) over same_project as first_place,
        row_number() over same_project as copy
    from raw_project
    window same_project as (partition by coalesce(nullif(diary_no, ''), project_id) order by collection desc, row asc)
) as numbered
where copy > 1
order by file, row;
