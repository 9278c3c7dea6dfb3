-- what: No outcome or project shows one to four persons.
select
    'data/raw/' || source || '.csv' as file,
    source_row as row,
    outcome_name || ' shows ' || value || ' persons' as finding
from outcome
where unit = 'persons' and (value between 1 and 4 or denominator - numerator between 1 and 4)
union all
select
    'data/raw/' || source || '.csv' as file,
    source_row as row,
    project_id || ' shows fewer than five persons' as finding
from project
where
    participants_actual between 1 and 4
    or exits_work_or_study between 1 and 4
    or coalesce(exits_total, participants_actual) - exits_work_or_study between 1 and 4
order by file, row;
