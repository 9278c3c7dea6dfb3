-- what: A bare site root is never shown as the address of a source.
select
    'data/raw/projects/' || split_part(source, '/', 2) || '.csv' as file,
    source_row as row,
    'the address ' || address || ' is shown although its quality is ' || address_status as finding
from (
    select source, source_row, address, address_status from project
    union all
    select source, source_row, address, address_status from outcome
    union all
    select source, source_row, address, address_status from evidence
) as cited
where address is not null and address_status in ('root_only', 'not_kept')
order by file, row;
