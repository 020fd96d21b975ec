-- The working days after the day of the data, as far as the calendar goes.
-- grain: day_no
-- page: report, communities
-- units: day_no = 1 for the first working day after it
with
calendar_days as (select * from calendar_days),
current_period as (select * from run_periods where role = 'current'),
today as (
    select calendar_days.workday_no as workday_no
    from calendar_days
    inner join current_period
        on calendar_days.starts_at
            = date_trunc('day', current_period.as_of)::timestamp
),
coming as (
    select
        (calendar_days.workday_no - today.workday_no)::integer as day_no,
        calendar_days.starts_at as starts_at
    from calendar_days
    cross join today
    where calendar_days.is_workday
        and calendar_days.workday_no - today.workday_no between 1 and 30
)
select * from coming
