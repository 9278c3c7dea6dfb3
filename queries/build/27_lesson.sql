-- what: What was learned, each lesson with its project and its source address.
create table lesson as
select
    position,
    id as lesson,
    project_id,
    kind,
    level,
    actors,
    taken_into_operations,
    sv as text_sv,
    en as text_en,
    address
from catalogue_lesson
order by position;
