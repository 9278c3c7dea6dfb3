-- what: The rules that tell how many people are behind a share where nobody published it, with the error measured for each.
create table estimate as
select
    position,
    id,
    error_seven_low,
    error_seven_high,
    error_country_low,
    error_country_high
from catalogue_estimate
order by position;
