-- what: What readers see of each indicator, in each language.
create table indicator_text as
select
    indicator,
    language,
    title,
    short,
    definition,
    caveat,
    statement
from catalogue_indicator_text
order by indicator, language;
