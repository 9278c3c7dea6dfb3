-- what: Who took part in projects, as the sources name them; a project whose partners were not read has no row (see partner_status).
-- params: project_id, areas, kinds
-- grain: project_id, partner
select
    project_partner.*,
    project.title as project_title,
    project.is_local
from project_partner
inner join project on project_partner.project_id = project.project_id
where
    ($project_id is null or project_partner.project_id = $project_id)
    and ($areas is null or project_partner.area_code = any($areas))
    and ($kinds is null or project_partner.kind = any($kinds))
order by project_partner.project_id, project_partner.source_row;
