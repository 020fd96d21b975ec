-- Every ticket past its deadline and still open, the earliest deadline first; also those that came after the period, whom overdue_open does not count.
-- grain: ticket_id
-- order: effective_deadline, ticket_id
-- csv: overdue
-- units: days_late = whole natural days past the deadline
-- units: working_days_late = working days from the day of the deadline to that of the data, null beyond the calendar
with
tickets as (select * from int_listed_tickets),
current_period as (select * from run_periods where role = 'current'),
periods as (select * from int_ticket_periods where is_overdue_open),
run_options as (select * from run_options),
calendar_days as (select * from calendar_days),
overdue as (
    select
        tickets.ticket_id as ticket_id,
        tickets.accepted_at as accepted_at,
        tickets.effective_deadline as effective_deadline,
        tickets.deadline_basis as deadline_basis,
        date_diff('day', tickets.effective_deadline, run_options.as_of)
            ::integer as days_late,
        tickets.community as community,
        tickets.estate as estate,
        tickets.topic as topic,
        tickets.unit as unit,
        tickets.is_after_period as is_after_period,
        (as_of_days.workday_no - deadline_days.workday_no)::integer
            as working_days_late
    from tickets
    inner join periods on tickets.ticket_id = periods.ticket_id
    inner join current_period on periods.period_id = current_period.period_id
    cross join run_options
    left join calendar_days as deadline_days
        on date_trunc('day', tickets.effective_deadline)::timestamp
            = deadline_days.starts_at
    left join calendar_days as as_of_days
        on date_trunc('day', run_options.as_of)::timestamp
            = as_of_days.starts_at
)
select * from overdue
