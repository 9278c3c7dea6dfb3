-- what: Chains: which project came before which, and what says so.
create table project_link as
select
    predecessor,
    successor,
    certainty,
    why_sv,
    why_en
from catalogue_project_link
order by predecessor, successor;
