-- what: What the search for similar projects reads: the words of each project, its types, places, ages and time.
-- params:
-- grain: project_id
select
    project.project_id,
    project.title,
    project.is_local,
    project.owner,
    coalesce(project.target_group, '') as target_group,
    concat_ws('. ', project.methods, project.summary) as methods,
    concat_ws('. ', project.owner, project.follow_up_text, project.result_text, project.note, project.evaluation_conclusion, (
        select string_agg(project_fact.value, '. ' order by project_fact.source_row)
        from project_fact
        where project_fact.project_id = project.project_id and not project_fact.is_filling
    )) as other_words,
    -- What the bank says of a project beside its own record; a finding is of a project when it goes by the project's name.
    concat_ws('. ', (
        select string_agg(concat_ws(' ', outcome.outcome_name, outcome.definition_note), '. ' order by outcome.source_row)
        from outcome
        where outcome.project_id = project.project_id
    ), (
        select string_agg(lesson.text_sv, '. ' order by lesson.position)
        from lesson
        where lesson.project_id = project.project_id
    ), (
        select string_agg(concat_ws(' ', evidence.outcome, intervention_type.title_sv), '. ' order by evidence.evidence_id)
        from evidence
        inner join intervention_type on evidence.intervention_type = intervention_type.intervention_type
        where regexp_full_match(project.title, regexp_escape(trim(split_part(evidence.label_sv, '(', 1))) || '( [0-9.]+)?')
    )) as told_elsewhere,
    list_sort(list_distinct(list_concat(coalesce((
        select list(project_partner.kind)
        from project_partner
        where project_partner.project_id = project.project_id and project_partner.role <> 'evaluator'
    ), []), case project.owner_type
        when 'kommun' then ['municipality']
        when 'region' then ['region']
        when 'kommun/region' then ['municipality', 'region']
        when 'samordningsförbund' then ['coordination_association']
        when 'idéburen' then ['civil_society']
        when 'folkbildning' then ['school', 'civil_society']
        when 'bolag' then ['employer']
        when 'arbetsgivarförening' then ['employer']
        else []
    end))) as partner_kinds,
    coalesce((
        select string_agg(project_partner.partner, '. ' order by project_partner.source_row)
        from project_partner
        where project_partner.project_id = project.project_id
    ), '') as partner_words,
    project.age_min,
    project.age_max,
    project.youth_specific,
    project.disability_focus,
    project.starts_on,
    project.ends_on,
    coalesce((
        select list(project_type.intervention_type order by project_type.intervention_type)
        from project_type
        where project_type.project_id = project.project_id
    ), []) as types,
    coalesce((
        select
            string_agg(
                concat_ws(' ', intervention_type.title_sv, project_type.coder_classes, array_to_string(intervention_type.also_called, ' ')),
                ' ' order by project_type.intervention_type
            )
        from project_type
        inner join intervention_type on project_type.intervention_type = intervention_type.intervention_type
        where project_type.project_id = project.project_id
    ), '') as type_words,
    coalesce((
        select list(project_municipality.area_code order by project_municipality.area_code)
        from project_municipality
        where project_municipality.project_id = project.project_id
    ), []) as area_codes,
    coalesce((
        select string_agg(area.name_sv, ' ' order by area.area_code)
        from project_municipality
        inner join area on project_municipality.area_code = area.area_code
        where project_municipality.project_id = project.project_id
    ), '') as area_words
from project
order by project.project_id;
