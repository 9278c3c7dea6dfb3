-- what: A partner stands once in a project, and whether a project's partners were read agrees with what is held of them.
select
    any_value(file) as file,
    max(row) as row,
    partner || ' stands ' || count(*) || ' times in ' || project_id as finding
from raw_project_partner
group by project_id, partner
having count(*) > 1
union all
select
    'data/raw/projects/project_partners.csv' as file,
    null::bigint as row,
    project.project_id || ' is called ' || project.partner_status || ' and has ' || count(project_partner.partner) || ' partners' as finding
from project
left join project_partner on project.project_id = project_partner.project_id
group by project.project_id, project.partner_status
having (project.partner_status = 'not_read') != (count(project_partner.partner) = 0)
order by file, row;
