-- what: Every chain and every lesson names projects that are there, and every lesson has an address.
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
) as named
anti join project on named.project_id = project.project_id
union all
select
    'data/catalogue/lessons.toml' as file,
    null::bigint as row,
    lesson || ' has no address' as finding
from lesson
where address = ''
order by file, finding;
