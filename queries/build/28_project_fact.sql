-- what: Facts on projects from other sources than the record's own, each with its address; filling says that the record had nothing there.
create table project_fact as
select
    project_id,
    field,
    value,
    is_filling,
    confidence,
    source_url as address,
    'stored' as address_status,
    document as source,
    row as source_row
from raw_project_fact
order by source, source_row;
