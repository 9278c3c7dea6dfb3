-- what: Every chain and every lesson names projects that are there, and every lesson has an address, or the seminar and day that kept it.
select
    'data/catalogue/' || file as file,
    null::bigint as row,
    finding
from (
    select 'project_links.toml' as file, predecessor as project_id, predecessor || ' is no project' as finding from project_link
    union all
    select 'project_links.toml' as file, successor as project_id, successor || ' is no project' as finding from project_link
    union all
    select 'lessons.toml' as file, project_id, lesson || ' names ' || project_id || ', which is no project' as finding from lesson
    where kind <> 'seminar'
) as named
anti join project on named.project_id = project.project_id
union all
select
    'data/catalogue/lessons.toml' as file,
    null::bigint as row,
    lesson || ' has no address' as finding
from lesson
where address = '' and kind <> 'seminar'
union all
select
    'data/raw/own_lessons/lessons.csv' as file,
    null::bigint as row,
    lesson || ' names no seminar or no day' as finding
from lesson
where kind = 'seminar' and (seminar = '' or held_on = '')
order by file, finding;
