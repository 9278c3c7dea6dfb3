-- what: What was learned, by level, actor, type and kind (null lets all through), each with its project and source, or its seminar.
-- params: levels, actors, types, kinds, local_only
-- grain: lesson
with

kind_of_project as (
    select
        project_id,
        list(intervention_type order by intervention_type) as types
    from project_type
    group by project_id
)

select
    lesson.*,
    project.title as project_title,
    -- A seminar's lesson is the county's own.
    coalesce(project.is_local, true) as is_local,
    project.programme_period,
    coalesce(kind_of_project.types, lesson.own_types) as types
from lesson
left join project on lesson.project_id = project.project_id
left join kind_of_project on lesson.project_id = kind_of_project.project_id
where
    ($levels is null or lesson.level = any($levels))
    and ($actors is null or list_has_any(lesson.actors, $actors))
    and ($types is null or list_has_any(coalesce(kind_of_project.types, lesson.own_types), $types))
    and ($kinds is null or lesson.kind = any($kinds))
    and (not coalesce($local_only, false) or coalesce(project.is_local, true))
order by lesson.position;
