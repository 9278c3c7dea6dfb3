-- what: When the figures were put in, and from what.
-- params:
-- grain: fingerprint
select
    fingerprint,
    built_at
from snapshot;
