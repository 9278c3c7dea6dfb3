-- what: The sources and terms behind a measure.
-- params:
-- grain: document
select distinct
    sources.document,
    sources.publisher,
    sources.taken,
    sources.credit_sv as credit,
    sources.terms_sv as terms,
    sources.address
from observations
inner join sources on observations.source = sources.document
where observations.indicator = 'neet_16_24'
order by sources.document;
