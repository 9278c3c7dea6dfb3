-- what: The projects. Unknown stays null; one to four persons, and what would let them be worked out, are held back.
create table project as
select
    project_id,
    title,
    area_group,
    area_group = 'Västernorrland' as is_local,
    nullif(geo_level, '') as geo_level,
    nullif(region, '') as region,
    nullif(owner, '') as owner,
    nullif(owner_type, '') as owner_type,
    nullif(fund, '') as fund,
    nullif(programme_period, '') as programme_period,
    nullif(programme_area, '') as programme_area,
    nullif(specific_objective, '') as specific_objective,
    nullif(diary_no, '') as diary_no,
    nullif(phase, '') as phase,
    coalesce(phase in ('förstudie', 'förprojektering', 'kartläggning', 'kunskapsöversikt'), false) as is_study,
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
    case when participants_actual not between 1 and 4 then participants_actual end::integer as participants_actual,
    case
        when participants_actual is null then 'not_seen'
        when participants_actual between 1 and 4 then 'suppressed'
        else 'ok'
    end as participants_status,
    case when exits_total not between 1 and 4 then exits_total end::integer as exits_total,
    case
        when
            exits_work_or_study not between 1 and 4
            and coalesce(coalesce(exits_total, participants_actual) - exits_work_or_study, 0) not between 1 and 4
            then exits_work_or_study
    end::integer as exits_work_or_study,
    case
        when exits_work_or_study is null then 'not_seen'
        when
            exits_work_or_study between 1 and 4 or coalesce(exits_total, participants_actual) - exits_work_or_study between 1 and 4
            then 'suppressed'
        else 'ok'
    end as exits_status,
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
    nullif(note, '') as note,
    collection,
    document as source,
    row as source_row
from raw_project
order by project_id;
