-- what: Where in the long table the figures that pass the filters stand, in the order asked for: by name, by number or the register's.
-- params: indicators, area_codes, period_from, period_to, sexes, ages, sort_by, direction, codes, positions
-- grain: place
with alphabet as (
    -- The order of the codes of the column sorted by; none for a number.
    select
        unnest($codes) as code,
        unnest($positions) as position
)

select observation.rowid as place
from observation
inner join indicator on observation.indicator = indicator.indicator
left join alphabet
    on
        alphabet.code = case $sort_by
            when 'indicator' then observation.indicator
            when 'area_code' then observation.area_code
            when 'sex' then observation.sex
            when 'age' then observation.age
            when 'unit' then indicator.unit
            when 'status' then observation.status
            when 'source' then observation.source
        end
where
    ($indicators is null or observation.indicator = any($indicators))
    and ($area_codes is null or observation.area_code = any($area_codes))
    and ($period_from is null or observation.period >= $period_from)
    and ($period_to is null or left(observation.period, length($period_to)) <= $period_to)
    and ($sexes is null or observation.sex = any($sexes))
    and ($ages is null or observation.age = any($ages))
order by
    $direction * case $sort_by
        when 'value' then observation.value
        when 'numerator' then observation.numerator
        when 'denominator' then observation.denominator
        when 'period' then try_cast(replace(observation.period, '-', '.') as double)
        else alphabet.position
    end nulls last,
    indicator.position,
    observation.area_code,
    observation.period,
    observation.sex,
    observation.age;
