-- what: What projects and seminars learned.
-- params:
-- grain: lesson
select
    lesson,
    project_id,
    kind,
    question,
    level,
    actors,
    taken_into_operations,
    text_sv,
    text_en,
    address
from lesson
order by position;
