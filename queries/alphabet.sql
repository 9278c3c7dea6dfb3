-- what: Where each code stands when the names it is shown by are put in the alphabet of a language: å, ä and ö last in Swedish.
-- params: codes, names, language
-- grain: code
with shown as (
    select
        unnest($codes) as code,
        unnest($names) as name
)

select
    shown.code,
    -- Those with one name stand on one place: what comes next decides between them.
    dense_rank() over (order by icu_sort_key(shown.name, $language)) as position
from shown
order by position, shown.code;
