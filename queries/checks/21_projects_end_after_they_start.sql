-- what: A project ends on or after the day it starts.
select
    file,
    row,
    project_id || ' starts ' || start_date || ' and ends ' || end_date as finding
from raw_project
where ends_on < starts_on
order by file, row;
