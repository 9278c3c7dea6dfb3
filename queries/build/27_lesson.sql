-- what: What was learned, each lesson with its project and its source address, or with the seminar that kept it.
create table lesson as
select
    position,
    id as lesson,
    project_id,
    kind,
    nullif(question, '') as question,
    level,
    actors,
    taken_into_operations,
    sv as text_sv,
    en as text_en,
    address,
    seminar,
    held_on,
    types::varchar[] as own_types
from catalogue_lesson
order by position;
