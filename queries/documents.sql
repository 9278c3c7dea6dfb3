-- what: The documents that the figures were taken from.
-- params:
-- grain: document
select
    document,
    source,
    title,
    title_en,
    publisher,
    address,
    taken,
    how,
    how_en,
    licence,
    sha256
from document
order by source, document;
