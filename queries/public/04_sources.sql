-- what: The documents that the figures were taken from, with their publishers' terms.
-- params:
-- grain: document
select
    document.document,
    document.source,
    document.title as title_sv,
    document.title_en,
    document.publisher,
    document.address,
    document.taken,
    document.how as how_sv,
    document.how_en,
    document.licence,
    document.sha256,
    source.home,
    source.credit_sv,
    source.credit_en,
    source.terms_sv,
    source.terms_en
from document
left join source on document.source = source.source
order by document.document;
