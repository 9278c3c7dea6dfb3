-- what: The rules for the number of people behind a share, with the error measured for each, in percent of the true number.
-- params:
-- grain: id
select
    id,
    error_seven_low,
    error_seven_high,
    error_country_low,
    error_country_high
from estimate
order by position;
