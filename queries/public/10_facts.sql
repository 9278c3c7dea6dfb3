-- what: Facts on projects from other sources than the project's own.
-- params:
-- grain: project_id, field
select
    project_id,
    field,
    value,
    is_filling,
    confidence,
    source,
    address,
    address_status
from project_fact
order by project_id, source_row;
