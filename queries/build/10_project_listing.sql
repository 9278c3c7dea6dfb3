-- what: Projects as the project banks list them, one row a bank and project; names that may be persons' are empty.
create table project_listing as
select
    raw_listing.project_id,
    raw_listing.title,
    nullif(raw_listing.title_en, '') as title_en,
    nullif(raw_listing.summary, '') as summary,
    nullif(raw_listing.owner, '') as owner,
    raw_listing.fund,
    try_cast(nullif(raw_listing.start, '') as date) as start_date,
    try_cast(nullif(raw_listing.end, '') as date) as end_date,
    raw_listing.total::double as total,
    raw_listing.eu_support::double as eu_support,
    raw_listing.currency,
    nullif(raw_listing.municipalities, '') as municipalities,
    raw_listing.document as source,
    document.address
from raw_listing
inner join document on raw_listing.document = document.document
order by project_id, source;
