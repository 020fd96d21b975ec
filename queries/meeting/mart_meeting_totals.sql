-- What is open at the moment of the data, what of it is overdue when the meeting sits, and by when a whistle of the meeting is to be followed.
-- grain: meeting_no
-- page: meeting
-- needs: closed_at|status
-- units: accepted, closed = in the period
-- units: due_on_last_day = of the overdue, due on the last day of the data; untold_overdue = of matters that come before no meeting
-- units: arrive_by = so many working days after the meeting as the rules give
with
open_tickets as (select * from int_meeting_open_tickets where meeting_no = 0),
members as (
    select ticket_id as member_ticket from int_meeting_members
    where meeting_no = 0
),
flow as (
    select
        coalesce(sum(case when periods.is_accepted then 1 else 0 end), 0)
            ::integer as accepted,
        coalesce(sum(case when periods.is_closed then 1 else 0 end), 0)
            ::integer as closed
    from int_ticket_periods as periods
    inner join int_meetings as meetings
        on periods.period_id = meetings.period_id
    where meetings.meeting_no = 0
),
calendar_days as (select * from calendar_days),
run_options as (select * from run_options),
rule_meeting as (select * from rule_meeting),
meeting_day as (
    select calendar_days.workday_no + rule_meeting.arrival_days as last_no
    from calendar_days
    inner join run_options on calendar_days.starts_at = run_options.meeting_at
    cross join rule_meeting
),
arrivals as (
    select min(calendar_days.starts_at) as arrive_by
    from calendar_days
    inner join meeting_day on calendar_days.workday_no = meeting_day.last_no
    where calendar_days.is_workday
),
counts as (
    select
        count(*)::integer as open,
        coalesce(sum(case when open_tickets.is_overdue then 1 else 0 end), 0)
            ::integer as overdue,
        coalesce(
            sum(case when open_tickets.is_due_on_last_day then 1 else 0 end), 0
        )::integer as due_on_last_day,
        coalesce(
            sum(
                case
                    when open_tickets.is_overdue
                        and members.member_ticket is null then 1
                    else 0
                end
            ),
            0
        )::integer as untold_overdue
    from open_tickets
    left join members on open_tickets.ticket_id = members.member_ticket
),
totals as (
    select
        0 as meeting_no,
        counts.open as open,
        counts.overdue as overdue,
        counts.due_on_last_day as due_on_last_day,
        counts.untold_overdue as untold_overdue,
        flow.accepted as accepted,
        flow.closed as closed,
        arrivals.arrive_by as arrive_by
    from counts
    cross join flow
    cross join arrivals
)
select * from totals
