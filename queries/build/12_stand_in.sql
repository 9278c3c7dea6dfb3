-- what: Publishers whose figures did not come from them but from a stub or a mirror: every page warns of it.
create table stand_in as
select source
from raw_stand_in;
