-- Every ticket that was open at the moment of each meeting's data, and how many working days it was past its deadline.
-- grain: meeting_no, ticket_id
-- needs: closed_at|status
-- units: is_overdue = by the day after that moment: what was due on its last day is past its deadline when the meeting sits
-- units: is_due_on_last_day = overdue for that alone
-- units: working_days_late = negative before the deadline, null without one; days_open = whole natural days since acceptance
with
meetings as (select * from int_meetings),
periods as (select * from int_ticket_periods where is_open),
tickets as (select * from int_tickets),
calendar_days as (select * from calendar_days),
open_tickets as (
    select
        meetings.meeting_no as meeting_no,
        tickets.ticket_id as ticket_id,
        coalesce(tickets.status, '') as status,
        (as_of_days.workday_no - deadline_days.workday_no)::integer
            as working_days_late,
        date_diff('day', tickets.accepted_at, meetings.as_of)::integer
            as days_open,
        periods.is_overdue_open or coalesce(
            tickets.effective_deadline_at
            < date_trunc('day', meetings.as_of)::timestamp + interval 1 day,
            false
        ) as is_overdue,
        not periods.is_overdue_open and coalesce(
            tickets.effective_deadline_at
            < date_trunc('day', meetings.as_of)::timestamp + interval 1 day,
            false
        ) as is_due_on_last_day
    from meetings
    inner join periods on meetings.period_id = periods.period_id
    inner join tickets on periods.ticket_id = tickets.ticket_id
    left join calendar_days as deadline_days
        on date_trunc('day', tickets.effective_deadline_at)::timestamp
            = deadline_days.starts_at
    left join calendar_days as as_of_days
        on date_trunc('day', meetings.as_of)::timestamp = as_of_days.starts_at
)
select * from open_tickets
