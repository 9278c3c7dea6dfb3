-- what: The figures that stand in these places of the long table, in the order of the places.
-- params: places
-- grain: turn
with asked as (
    select
        unnest($places) as place,
        generate_subscripts($places, 1) as turn
)

select
    asked.turn,
    observation.indicator,
    observation.area_code,
    observation.period,
    observation.sex,
    observation.age,
    observation.value,
    observation.numerator,
    observation.denominator,
    indicator.unit,
    observation.status,
    observation.note,
    observation.source,
    observation.address
from observation
inner join asked on observation.rowid = asked.place
inner join indicator on observation.indicator = indicator.indicator
order by asked.turn;
