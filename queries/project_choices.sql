-- what: What the filters of the project bank can be set to, with the number of projects behind each choice.
-- params:
-- grain: field, choice
select
    'period' as field,
    unnest(string_split(programme_period, '; ')) as choice,
    count(*) as project_count
from project
where programme_period is not null
group by choice
union all
select
    'owner_type' as field,
    owner_type as choice,
    count(*) as project_count
from project
where owner_type is not null
group by choice
union all
select
    'disability_focus' as field,
    disability_focus as choice,
    count(*) as project_count
from project
group by choice
union all
select
    'phase' as field,
    phase as choice,
    count(*) as project_count
from project
where phase is not null
group by choice
union all
select
    'type' as field,
    intervention_type as choice,
    count(*) as project_count
from project_type
group by choice
union all
select
    'area' as field,
    area_code as choice,
    count(*) as project_count
from project_municipality
group by choice
order by field, choice;
