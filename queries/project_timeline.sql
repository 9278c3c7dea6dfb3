-- what: When projects ran in a municipality (or everywhere, null): drawn only where both ends are known, never guessed.
-- params: area_code, local_only
-- grain: project_id, area_code
select
    project.project_id,
    project_municipality.area_code,
    area.name_sv as area_name,
    project_municipality.basis,
    project.title,
    project.owner,
    project.phase,
    project.programme_period,
    project.start_date,
    project.end_date,
    project.starts_on,
    project.ends_on,
    project.start_precision,
    project.end_precision,
    case
        when project.starts_on is not null and project.ends_on is not null then 'both_known'
        when project.starts_on is not null then 'start_only'
        when project.ends_on is not null then 'end_only'
        else 'neither_known'
    end as time_status,
    project.address,
    project.address_status
from project
inner join project_municipality on project.project_id = project_municipality.project_id
inner join area on project_municipality.area_code = area.area_code
where
    ($area_code is null or project_municipality.area_code = $area_code or (
        project_municipality.basis = 'county'
        and project_municipality.area_code = (select home.parent_code from area as home
where home.area_code = $area_code)
    ))
    and (not coalesce($local_only, false) or project.is_local)
order by project_municipality.area_code, project.starts_on nulls last, project.project_id;
