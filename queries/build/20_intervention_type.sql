-- what: The types of intervention and the kinds of outcome, one vocabulary for projects and research.
create table intervention_type as
select
    position,
    id as intervention_type,
    title_sv,
    title_en,
    definition_sv,
    definition_en,
    coder_classes,
    evidence as evidence_labels,
    also_called
from catalogue_intervention_type
order by position;

create table outcome_domain as
select
    position,
    id as domain,
    title_sv,
    title_en,
    definition_sv,
    definition_en,
    after_participation as is_after_participation
from catalogue_outcome_domain
order by position;
