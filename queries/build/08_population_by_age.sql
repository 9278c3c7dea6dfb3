-- what: How many people of an age live in an area, year by year: counted, between two counted years, or by a rule with a measured error.
create table population_by_age as
with

counted as (
    select
        observation.area_code,
        indicator.age,
        observation.sex,
        observation.period::integer as year,
        arg_min(observation.value, indicator.position) as persons
    from observation
    inner join indicator on observation.indicator = indicator.indicator
    where indicator.axis = 'population_persons' and indicator.frequency = 'year' and observation.value is not null
    group by observation.area_code, indicator.age, observation.sex, observation.period
),

counts as (
    select
        area_code,
        age,
        sex,
        count(*) as year_count
    from counted
    group by area_code, age, sex
),

-- Every year that some share is of, and four years on both sides, so that a generation can be followed.
years as (
    select unnest(range(min(left(period, 4)::integer) - 4, max(left(period, 4)::integer) + 2)) as year
    from observation
),

wanted as (
    select
        counts.area_code,
        counts.age,
        counts.sex,
        counts.year_count,
        years.year::integer as year
    from counts
    cross join years
),

around as (
    select
        wanted.*,
        earlier.year as year_before,
        earlier.persons as persons_before,
        later.year as year_after,
        later.persons as persons_after
    from wanted
    asof left join counted as earlier
        on
            wanted.area_code = earlier.area_code
            and wanted.age = earlier.age
            and wanted.sex = earlier.sex
            and wanted.year >= earlier.year
    asof left join counted as later
        on
            wanted.area_code = later.area_code
            and wanted.age = later.age
            and wanted.sex = later.sex
            and wanted.year <= later.year
),

-- The older ones were 16-19 four years before: of 20-24 only the oldest year is missing, so those four years count for five.
-- Of 18-24 half of the teenagers are in the group themselves.
teenager_weight as (
    select
        '16-24' as age,
        1.0 as own_weight
    union all
    select
        '18-24' as age,
        0.5 as own_weight
),

teenagers as (
    select
        now.area_code,
        now.sex,
        now.year,
        teenager_weight.age,
        now.persons as persons_now,
        teenager_weight.own_weight * now.persons + 1.25 * earlier.persons as generation
    from counted as now
    cross join teenager_weight
    left join counted as earlier
        on
            now.area_code = earlier.area_code
            and now.sex = earlier.sex
            and now.age = earlier.age
            and now.year = earlier.year + 4
    where now.age = '16-19'
),

told as (
    select
        around.area_code,
        around.age,
        around.sex,
        around.year,
        case
            when around.year_before = around.year then 'counted'
            when around.persons_before is not null and around.persons_after is not null then 'between_counts'
            -- Where one year is counted and no more, nothing says how the area's young people come and go.
            when around.year_count > 1 and own.generation is not null and first_count.generation is not null then 'generation'
            when around.year_count > 1 and own.persons_now is not null and first_count.persons_now is not null then 'teenagers'
            when abs(around.year - coalesce(around.year_before, around.year_after)) <= 3 then 'near_count'
            when abs(around.year - coalesce(around.year_before, around.year_after)) <= 7 then 'far_count'
            else 'distant_count'
        end as counting,
        case counting
            when 'counted' then around.persons_before
            when 'between_counts' then around.persons_before
            + (around.persons_after - around.persons_before)
            * (around.year - around.year_before)
            / (around.year_after - around.year_before)
            when 'generation' then around.persons_after * own.generation / first_count.generation
            when 'teenagers' then around.persons_after * own.persons_now / first_count.persons_now
            else coalesce(around.persons_before, around.persons_after)
        end as persons
    from around
    left join teenagers as own
        on
            around.area_code = own.area_code
            and around.sex = own.sex
            and around.age = own.age
            and around.year = own.year
            and around.year_before is null
    left join teenagers as first_count
        on
            around.area_code = first_count.area_code
            and around.sex = first_count.sex
            and around.age = first_count.age
            and around.year_after = first_count.year
),

with_error as (
    select
        told.*,
        case when far.area_code is null then estimate.error_seven_low else estimate.error_country_low end as error_low,
        case when far.area_code is null then estimate.error_seven_high else estimate.error_country_high end as error_high
    from told
    inner join estimate on told.counting = estimate.id
    left join area as far on told.area_code = far.area_code and far.level = 'municipality' and far.role = 'other'
),

-- Women and men of an age group that is counted for everybody only: divided as the teenagers of that year are.
divided as (
    select
        everybody.area_code,
        everybody.age,
        teenager.sex,
        everybody.year,
        'one_sex' as counting,
        everybody.persons * teenager.persons / all_teenagers.persons as persons,
        100 * ((1 + everybody.error_low / 100.0) * (1 + estimate.error_seven_low / 100.0) - 1) as error_low,
        100 * ((1 + everybody.error_high / 100.0) * (1 + estimate.error_seven_high / 100.0) - 1) as error_high
    from with_error as everybody
    inner join with_error as all_teenagers
        on
            everybody.area_code = all_teenagers.area_code
            and everybody.year = all_teenagers.year
            and all_teenagers.age = '16-19'
            and all_teenagers.sex = 'total'
    inner join with_error as teenager
        on
            everybody.area_code = teenager.area_code
            and everybody.year = teenager.year
            and teenager.age = '16-19'
            and teenager.sex != 'total'
    inner join estimate on estimate.id = 'one_sex'
    anti join counts
        on
            everybody.area_code = counts.area_code
            and everybody.age = counts.age
            and teenager.sex = counts.sex
    where everybody.sex = 'total' and everybody.age != '16-19' and all_teenagers.persons > 0
)

select * from with_error
union all by name
select * from divided
order by area_code, age, sex, year;
