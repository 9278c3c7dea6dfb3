-- what: Ties that are told between two projects: the one came before the other, or is a part of it.
-- params:
-- grain: project_id, other_id, tie
select
    predecessor as project_id,
    successor as other_id,
    'chain' as tie,
    certainty
from project_link
union all
select
    project_id,
    -- The record names the project it is a part of by its id in brackets.
    regexp_extract(value, '\(([A-Z]{2}[0-9]{2})\)', 1) as other_id,
    'part_of' as tie,
    'certain' as certainty
from project_fact
where field = 'belongs_to' and regexp_matches(value, '\([A-Z]{2}[0-9]{2}\)')
order by project_id, other_id, tie;
