-- what: The publishers in the order in which they are credited, with the terms of each.
-- params:
-- grain: id
select
    source as id,
    publisher,
    home,
    credit_sv,
    credit_en,
    terms_sv,
    terms_en,
    behind_sv,
    behind_en
from source
order by position;
