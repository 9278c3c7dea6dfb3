-- what: The projects. Unknown stays null; small groups were held back before (small_groups.py).
create table project as
select
    project_id,
    title,
    area_group,
    is_local,
    nullif(geo_level, '') as geo_level,
    nullif(region, '') as region,
    nullif(owner, '') as owner,
    nullif(owner_type, '') as owner_type,
    nullif(fund, '') as fund,
    nullif(programme_period, '') as programme_period,
    nullif(programme_area, '') as programme_area,
    nullif(specific_objective, '') as specific_objective,
    nullif(diary_no, '') as diary_no,
    -- What a reading says of the phase in brackets is no phase of its own; that the content is a pre-study is kept by is_study.
    nullif(trim(split_part(phase, '(', 1)), '') as phase,
    coalesce(regexp_matches(phase, 'förstudie|förprojektering|kartläggning|kunskapsöversikt'), false) as is_study,
    nullif(start_date, '') as start_date,
    nullif(end_date, '') as end_date,
    starts_on::date as starts_on,
    start_precision,
    ends_on::date as ends_on,
    end_precision,
    esf_or_eu_support_sek as eu_support_sek,
    total_budget_sek,
    reported_amount_sek,
    nullif(reported_amount_kind, '') as reported_amount_kind,
    eu_support_eur,
    total_budget_eur,
    cofinancing_rate_pct,
    -- Only the project bank's own totals in kronor are counted alike; amounts from news and pages are not.
    case
        when total_budget_sek is not null then 'comparable'
        when reported_amount_sek is not null then 'as_reported'
        when total_budget_eur is not null then 'in_euro'
        else 'not_seen'
    end as money_status,
    nullif(target_group, '') as target_group,
    age_min::integer as age_min,
    age_max::integer as age_max,
    youth_specific,
    disability_focus,
    participants_planned::integer as participants_planned,
    participants_actual::integer as participants_actual,
    participants_status,
    exits_total::integer as exits_total,
    exits_work_or_study::integer as exits_work_or_study,
    exits_status,
    nullif(result_text, '') as result_text,
    case when result_text = '' then 'not_seen' else 'published' end as result_status,
    nullif(follow_up_text, '') as follow_up_text,
    nullif(methods, '') as methods,
    nullif(summary, '') as summary,
    nullif(evaluation, '') as evaluation,
    nullif(evaluation_conclusion, '') as evaluation_conclusion,
    address,
    second_address,
    address_status,
    address_status = 'stored' as is_citable,
    confidence,
    -- not_read is not alone: only where a source was read for partners may it be said that it names nobody else.
    case
        when project_id not in (select party.project_id from raw_project_partner as party) then 'not_read'
        when
            project_id in (
                select party.project_id
                from raw_project_partner as party
                where party.role = 'partner'
            )
            then 'named'
        else 'nobody_else_named'
    end as partner_status,
    nullif(note, '') as note,
    collection,
    document as source,
    row as source_row
from shown_project
order by project_id;
