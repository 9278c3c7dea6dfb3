-- what: Chains of projects: who came before whom, how sure it is, and what says so; all, or those a project stands in.
-- params: project_id
-- grain: predecessor, successor
with

recursive chain as (
    select $project_id as project_id
    union
    select case when project_link.predecessor = chain.project_id then project_link.successor else project_link.predecessor end as project_id
    from project_link
    inner join chain on chain.project_id in (project_link.predecessor, project_link.successor)
)

select
    project_link.predecessor,
    project_link.successor,
    project_link.certainty,
    project_link.why_sv,
    project_link.why_en,
    earlier.title as predecessor_title,
    later.title as successor_title,
    earlier.start_date as predecessor_start,
    earlier.end_date as predecessor_end,
    later.start_date as successor_start,
    later.end_date as successor_end,
    earlier.is_local
from project_link
inner join project as earlier on project_link.predecessor = earlier.project_id
inner join project as later on project_link.successor = later.project_id
where $project_id is null or project_link.predecessor in (select chain.project_id from chain)
order by project_link.predecessor, project_link.successor;
