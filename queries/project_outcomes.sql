-- what: Published outcomes with their definitions: of one project, or of all (null); an absent row means not seen.
-- params: project_id
-- grain: outcome_id
select
    outcome.*,
    project.title as project_title,
    coalesce(project.is_local, false) as is_local,
    outcome_domain.is_after_participation
from outcome
inner join outcome_domain on outcome.domain = outcome_domain.domain
left join project on outcome.project_id = project.project_id
where $project_id is null or outcome.project_id = $project_id
order by outcome.outcome_id;
