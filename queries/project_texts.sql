-- what: What the search for similar projects reads: the words of each project, its types, places, ages and time.
-- params:
-- grain: project_id
select
    project.project_id,
    project.title,
    project.is_local,
    project.owner,
    coalesce(project.target_group, '') as target_group,
    concat_ws('. ', project.methods, project.summary) as methods,
    concat_ws('. ', project.owner, project.follow_up_text, project.result_text, project.note, project.evaluation_conclusion) as other_words,
    project.age_min,
    project.age_max,
    project.youth_specific,
    project.disability_focus,
    project.starts_on,
    project.ends_on,
    coalesce((
        select list(project_type.intervention_type order by project_type.intervention_type)
        from project_type
        where project_type.project_id = project.project_id
    ), []) as types,
    coalesce((
        select
            string_agg(
                concat_ws(' ', intervention_type.title_sv, project_type.coder_classes, array_to_string(intervention_type.also_called, ' ')),
                ' '
            )
        from project_type
        inner join intervention_type on project_type.intervention_type = intervention_type.intervention_type
        where project_type.project_id = project.project_id
    ), '') as type_words,
    coalesce((
        select list(project_municipality.area_code order by project_municipality.area_code)
        from project_municipality
        where project_municipality.project_id = project.project_id
    ), []) as area_codes,
    coalesce((
        select string_agg(area.name_sv, ' ' order by area.area_code)
        from project_municipality
        inner join area on project_municipality.area_code = area.area_code
        where project_municipality.project_id = project.project_id
    ), '') as area_words
from project
order by project.project_id;
