-- what: The years that there are figures for, one after another, and the months that there are.
-- params:
-- grain: period
with held as (select distinct observation.period from observation),

ends as (
    select
        min(left(held.period, 4))::integer as first_year,
        max(left(held.period, 4))::integer as last_year
    from held
)

select unnest(generate_series(ends.first_year, ends.last_year))::varchar as period
from ends
union
select held.period
from held
order by period;
