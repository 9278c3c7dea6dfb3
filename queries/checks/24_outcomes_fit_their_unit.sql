-- what: A share lies between 0 and 100, and a count out of a group is not larger than the group.
select
    file,
    row,
    outcome_name || ' is ' || value || ' ' || unit || ' of ' || coalesce(group_size::varchar, 'an unknown number') as finding
from raw_outcome
where (unit = 'percent' and value not between 0 and 100) or (unit = 'persons' and denominator_of != 'none' and value > group_size)
order by file, row;
