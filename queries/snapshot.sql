-- what: When the snapshot was built, from what, and which publishers' figures are stand-ins (null: none).
-- params:
-- grain: fingerprint
select
    fingerprint,
    built_at,
    (select string_agg(source, ', ' order by source) from stand_in) as stand_ins
from snapshot;
