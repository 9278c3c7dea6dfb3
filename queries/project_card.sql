-- what: One project as a public record, with its places, its types and how sure its source is.
-- params: project_id
-- grain: project_id
select
    project.*,
    document.publisher as source_publisher,
    document.taken as source_taken,
    (
        select list(area.name_sv order by area.area_code)
        from project_municipality
        inner join area on project_municipality.area_code = area.area_code
        where project_municipality.project_id = project.project_id
    ) as area_names,
    (
        select list(project_municipality.area_code order by project_municipality.area_code)
        from project_municipality
        where project_municipality.project_id = project.project_id
    ) as area_codes,
    (
        select list(intervention_type.intervention_type order by intervention_type.position)
        from project_type
        inner join intervention_type on project_type.intervention_type = intervention_type.intervention_type
        where project_type.project_id = project.project_id
    ) as types,
    (
        select string_agg(project_type.coder_classes, '; ' order by project_type.intervention_type)
        from project_type
        where project_type.project_id = project.project_id
    ) as coder_classes
from project
inner join document on project.source = document.document
where project.project_id = $project_id;
