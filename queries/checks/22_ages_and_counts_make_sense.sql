-- what: Ages rise, counts are whole, and nobody counts more who moved on than who took part.
select
    file,
    row,
    project_id || ': ages ' || coalesce(age_min::varchar, '?') || '-' || coalesce(age_max::varchar, '?')
    || ', participants ' || coalesce(participants_actual::varchar, '?')
    || ', moved on ' || coalesce(exits_work_or_study::varchar, '?') as finding
from raw_project
where
    age_max < age_min
    or participants_actual < 0
    or participants_actual != round(participants_actual)
    or exits_work_or_study > coalesce(exits_total, participants_actual)
order by file, row;
