-- what: The measures, with definition, caveat and unit.
-- params:
-- grain: indicator
select
    indicator.indicator,
    swedish.title as title_sv,
    english.title as title_en,
    swedish.definition as definition_sv,
    english.definition as definition_en,
    swedish.caveat as caveat_sv,
    english.caveat as caveat_en,
    indicator.topic,
    indicator.unit,
    indicator.decimals,
    indicator.kind,
    indicator.good_direction,
    indicator.age,
    indicator.frequency,
    indicator.denominator,
    indicator.axis,
    indicator.source as publisher,
    indicator.series,
    indicator.state
from indicator
inner join indicator_text as swedish on indicator.indicator = swedish.indicator and swedish.language = 'sv'
inner join indicator_text as english on indicator.indicator = english.indicator and english.language = 'en'
order by indicator.position;
