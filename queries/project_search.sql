-- what: The projects that fit the chosen filters; a filter left empty (null) lets everything through.
-- params: areas, starts_before, ends_after, periods, owner_types, disability_focus, types, phases, local_only
-- grain: project_id
with

place as (
    select
        project_municipality.project_id,
        list(project_municipality.area_code order by project_municipality.area_code) as area_codes,
        list(area.name_sv order by project_municipality.area_code) as area_names,
        list(coalesce(area.parent_code, '')) as parents,
        any_value(project_municipality.basis) as place_basis
    from project_municipality
    inner join area on project_municipality.area_code = area.area_code
    group by project_municipality.project_id
),

kind as (
    select
        project_id,
        list(intervention_type order by intervention_type) as types
    from project_type
    group by project_id
),

party as (
    select
        project_id,
        list(partner order by source_row) as partners
    from project_partner
    group by project_id
),

published as (
    select
        outcome.project_id,
        count(*) as outcome_count,
        count(*) filter (where outcome.kind in ('result', 'effect_study') and outcome_domain.is_after_participation) as result_count
    from outcome
    inner join outcome_domain on outcome.domain = outcome_domain.domain
    group by outcome.project_id
)

select
    project.project_id,
    project.title,
    project.is_local,
    project.owner,
    project.owner_type,
    project.fund,
    project.programme_period,
    project.phase,
    project.start_date,
    project.end_date,
    project.starts_on,
    project.ends_on,
    project.target_group,
    project.age_min,
    project.age_max,
    project.youth_specific,
    project.disability_focus,
    project.total_budget_sek,
    project.money_status,
    project.participants_planned,
    project.participants_actual,
    project.confidence,
    project.address,
    project.address_status,
    place.area_codes,
    place.area_names,
    place.place_basis,
    kind.types,
    coalesce(party.partners, []) as partners,
    project.partner_status,
    coalesce(published.outcome_count, 0) as outcome_count,
    coalesce(published.result_count, 0) as result_count,
    ($starts_before::date is not null and project.starts_on is null)
    or ($ends_after::date is not null and project.ends_on is null) as is_time_unsure,
    -- Looked through by whoever asks: words that a reader typed do not come here.
    concat_ws(' ', project.title, project.owner, project.target_group, project.methods, project.summary) as searched_text
from project
left join place on project.project_id = place.project_id
left join kind on project.project_id = kind.project_id
left join party on project.project_id = party.project_id
left join published on project.project_id = published.project_id
where
    -- A project that covers a county reaches the county's municipalities; a national one is found only without a place.
    ($areas is null or list_has_any(place.area_codes, $areas) or exists (
        select 1 from area
        where area.area_code = any($areas) and list_contains(place.area_codes, area.parent_code) and place.place_basis = 'county'
    ))
    -- A project whose time is not known may have run then: it stays, and `is_time_unsure` says so.
    and ($starts_before::date is null or project.starts_on is null or project.starts_on <= $starts_before::date)
    and ($ends_after::date is null or project.ends_on is null or project.ends_on >= $ends_after::date)
    and ($periods is null or list_has_any(string_split(project.programme_period, '; '), $periods))
    and ($owner_types is null or project.owner_type = any($owner_types))
    and ($disability_focus is null or project.disability_focus = any($disability_focus))
    and ($types is null or list_has_any(kind.types, $types))
    and ($phases is null or project.phase = any($phases))
    and (not coalesce($local_only, false) or project.is_local)
order by project.is_local desc, project.starts_on desc nulls last, project.project_id asc;
