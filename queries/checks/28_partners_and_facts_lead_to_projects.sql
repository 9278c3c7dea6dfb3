-- what: A partner and a fact name a project that is there, a known municipality, and the address that says so.
select
    named.file,
    named.row,
    named.finding
from (
    select
        raw_project_partner.file,
        raw_project_partner.row,
        case
            when project.project_id is null then raw_project_partner.project_id || ' is no project'
            when raw_project_partner.area_code != '' and area.area_code is null
                then raw_project_partner.area_code || ' is no municipality'
            when raw_project_partner.address not like 'http%' then raw_project_partner.partner || ' has no address'
            when raw_project_partner.partner = '' then raw_project_partner.project_id || ' has a partner without a name'
        end as finding
    from raw_project_partner
    left join project on raw_project_partner.project_id = project.project_id
    left join area on raw_project_partner.area_code = area.area_code and area.level = 'municipality'
    union all
    select
        raw_project_fact.file,
        raw_project_fact.row,
        case
            when project.project_id is null then raw_project_fact.project_id || ' is no project'
            when raw_project_fact.source_url not like 'http%' then raw_project_fact.field || ' has no address'
            when raw_project_fact.value = '' then raw_project_fact.field || ' says nothing'
        end as finding
    from raw_project_fact
    left join project on raw_project_fact.project_id = project.project_id
) as named
where named.finding is not null
order by named.file, named.row;
