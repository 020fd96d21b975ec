-- Every ticket open at the moment of the data, and how many working days it is past its deadline.
-- grain: ticket_id
-- needs: closed_at|status
-- units: working_days_late = working days from the deadline's day to the day of the data, negative before it, null without a deadline
-- units: days_open = whole natural days since acceptance; is_near_due = due within two working days; is_stuck = does not move
with
tickets as (select * from int_tickets),
periods as (select * from int_ticket_periods where is_open),
current_period as (select * from run_periods where role = 'current'),
records as (select * from int_tickets_counted),
calendar_days as (select * from calendar_days),
open_tickets as (
    select
        tickets.ticket_id as ticket_id,
        tickets.community as community,
        tickets.shown_estate as estate,
        tickets.unit as unit,
        tickets.shown_topic_label as topic_label,
        coalesce(tickets.status, '') as status,
        tickets.deadline_basis as deadline_basis,
        records.return_count as return_count,
        (deadline_days.workday_no is not null and as_of_days.workday_no is not null)
            as is_in_calendar,
        (as_of_days.workday_no - deadline_days.workday_no)::integer
            as working_days_late,
        date_diff('day', tickets.accepted_at, current_period.as_of)::integer
            as days_open,
        records.is_hard as is_hard,
        tickets.is_withheld as is_withheld,
        periods.is_overdue_open as is_overdue,
        periods.is_after_period as is_after_period,
        tickets.accepted_at as accepted_at,
        tickets.effective_deadline_at as effective_deadline_at
    from periods
    inner join current_period on periods.period_id = current_period.period_id
    inner join tickets on periods.ticket_id = tickets.ticket_id
    inner join records on tickets.ticket_id = records.ticket_id
    left join calendar_days as deadline_days
        on date_trunc('day', tickets.effective_deadline_at)::timestamp
            = deadline_days.starts_at
    left join calendar_days as as_of_days
        on date_trunc('day', current_period.as_of)::timestamp
            = as_of_days.starts_at
),
listed as (
    select
        *,
        coalesce(not is_overdue and working_days_late >= -2, false)
            as is_near_due,
        is_hard or status = 'suspended' or return_count >= 3 as is_stuck
    from open_tickets
)
select * from listed
