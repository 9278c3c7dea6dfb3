-- what: The county's projects with what tells when they ran, where, for whom, and whether somebody took over.
-- params:
-- grain: project_id
with

taken_up as (
    select distinct project_id
    from outcome
    where definition = 'taken_into_ordinary_operations' and value = 1
),

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
    project.project_id,
    project.title,
    project.owner,
    project.phase,
    project.programme_period,
    project.is_study,
    project.age_min,
    project.age_max,
    project.start_date,
    project.end_date,
    -- A date known to the month or the year lies anywhere in it: starts_on is its first day, ends_on its last.
    project.starts_on as earliest_start,
    case project.start_precision
        when 'year' then make_date(year(project.starts_on), 12, 31)
        when 'month' then last_day(project.starts_on)
        else project.starts_on
    end as latest_start,
    case project.end_precision
        when 'year' then make_date(year(project.ends_on), 1, 1)
        when 'month' then date_trunc('month', project.ends_on)::date
        else project.ends_on
    end as earliest_end,
    project.ends_on as latest_end,
    coalesce(place.area_codes, []) as area_codes,
    place.place_basis,
    coalesce(kind.types, []) as types,
    project.partner_status,
    taken_up.project_id is not null as is_taken_up,
    project.source,
    project.address,
    project.address_status
from project
left join place on project.project_id = place.project_id
left join kind on project.project_id = kind.project_id
left join taken_up on project.project_id = taken_up.project_id
where project.is_local
order by project.project_id;
