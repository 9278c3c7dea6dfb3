-- what: The types of intervention.
-- params:
-- grain: intervention_type
select
    intervention_type,
    title_sv,
    title_en,
    definition_sv,
    definition_en
from intervention_type
order by position;
