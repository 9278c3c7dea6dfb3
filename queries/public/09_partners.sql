-- what: Who took part in projects, as the sources name them; a project without rows was not read.
-- params:
-- grain: project_id, partner
select
    project_id,
    partner,
    kind,
    role,
    area_code,
    source,
    address,
    address_status
from project_partner
order by project_id, source_row;
