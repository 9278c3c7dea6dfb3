-- what: What readers see of each indicator, in each language.
-- params:
-- grain: indicator, language
select
    indicator,
    language,
    title,
    short,
    definition,
    caveat,
    statement
from indicator_text
order by indicator, language;
