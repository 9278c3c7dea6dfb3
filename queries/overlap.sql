-- what: Projects that reach an area and overlap a given interval; those whose time is half known are listed as such, not left out.
-- params: area_code, starts_on, ends_on
-- grain: project_id
with

near as (
    select
        project_id,
        any_value(area_code) as area_code,
        any_value(basis) as basis
    from project_municipality
    where
        area_code = $area_code
        or (basis = 'county' and area_code = (select home.parent_code from area as home
where home.area_code = $area_code))
    group by project_id
)

select
    project.project_id,
    project.title,
    project.owner,
    project.owner_type,
    near.area_code,
    near.basis,
    project.start_date,
    project.end_date,
    project.starts_on,
    project.ends_on,
    case
        when project.starts_on is not null and project.ends_on is not null then 'overlaps'
        when project.starts_on is null and project.ends_on is null then 'time_unknown'
        else 'may_overlap'
    end as overlap_status,
    case
        when project.starts_on is not null and project.ends_on is not null
            then date_diff('day', greatest(project.starts_on, $starts_on::date), least(project.ends_on, $ends_on::date)) + 1
    end as overlap_days,
    project.address,
    project.address_status
from near
inner join project on near.project_id = project.project_id
where
    coalesce(project.starts_on <= $ends_on::date, true)
    and coalesce(project.ends_on >= $starts_on::date, true)
order by overlap_status asc, overlap_days desc, project.project_id asc;
