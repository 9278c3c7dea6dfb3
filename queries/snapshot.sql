-- what: When the snapshot was built, and from what.
-- params:
-- grain: fingerprint
select
    fingerprint,
    built_at
from snapshot;
