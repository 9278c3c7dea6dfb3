-- what: Publishers, and the documents taken from each.
create table source as
select
    position,
    id as source,
    publisher,
    home,
    credit_sv,
    credit_en,
    terms_sv,
    terms_en,
    behind_sv,
    behind_en
from catalogue_source
order by position;

create table document as
select
    id as document,
    split_part(id, '/', 1) as source,
    file,
    title,
    publisher,
    address,
    taken,
    how,
    licence,
    sha256,
    coalesce(nullif(title_en, ''), title) as title_en,
    coalesce(nullif(how_en, ''), how) as how_en
from catalogue_document;
