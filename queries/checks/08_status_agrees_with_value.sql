-- what: The status is a known one, and a value is there exactly when the status says so.
select
    file,
    row,
    'the status is ' || status || ' and the value is ' || coalesce(value::varchar, 'empty') as finding
from raw_observation
where
    status not in ('ok', 'provisional', 'suppressed', 'not_applicable', 'missing')
    or (status in ('ok', 'provisional')) != (value is not null)
order by file, row;
