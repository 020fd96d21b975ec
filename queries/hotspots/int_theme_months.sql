-- The twelve months that a theme is chosen by: the last that is over at the end of the period, and eleven before it.
-- grain: month_no
with
months as (select * from int_past_months),
year as (select * from months where month_no < 12)
select * from year
