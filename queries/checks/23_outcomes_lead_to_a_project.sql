-- what: An outcome that names a project names one that is there.
select
    raw_outcome.file,
    raw_outcome.row,
    'project ' || raw_outcome.project_id || ' is not in projects.csv' as finding
from raw_outcome
anti join project on raw_outcome.project_id = project.project_id
where raw_outcome.project_id != ''
order by file, row;
