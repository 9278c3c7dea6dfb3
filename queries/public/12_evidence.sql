-- what: Research findings on types of intervention.
-- params:
-- grain: evidence_id
select
    evidence_id,
    intervention_type,
    label_sv,
    label_en,
    outcome,
    domains,
    direction,
    impact,
    effect,
    effect_unit,
    ci_low,
    ci_high,
    study_count,
    strength,
    cost,
    of_100_with,
    of_100_without,
    country_sv,
    country_en,
    work,
    design,
    population,
    horizon,
    note,
    source,
    address,
    address_status
from evidence
order by evidence_id;
