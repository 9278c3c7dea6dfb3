-- what: Who took part in a project, as its source names them; a project without rows was not read, which is not to be alone.
create table project_partner as
select
    project_id,
    partner,
    kind,
    role,
    nullif(area_code, '') as area_code,
    address,
    'stored' as address_status,
    document as source,
    row as source_row
from raw_project_partner
order by project_id, source_row;
