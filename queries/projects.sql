-- what: The projects as the open data gives them, all or by area and type; what was not seen is null, never zero.
-- params: areas, types
-- grain: project_id
with

place as (
    select
        project_id,
        list(area_code order by area_code) as area_codes,
        any_value(basis) as place_basis
    from project_municipality
    group by project_id
),

kind as (
    select
        project_id,
        list(intervention_type order by intervention_type) as types
    from project_type
    group by project_id
)

select
    project.* exclude (starts_on, ends_on),
    strftime(project.starts_on, '%Y-%m-%d') as starts_on,
    strftime(project.ends_on, '%Y-%m-%d') as ends_on,
    coalesce(place.area_codes, []) as area_codes,
    place.place_basis,
    coalesce(kind.types, []) as types
from project
left join place on project.project_id = place.project_id
left join kind on project.project_id = kind.project_id
where
    ($areas is null or list_has_any(place.area_codes, $areas))
    and ($types is null or list_has_any(kind.types, $types))
order by project.project_id;
