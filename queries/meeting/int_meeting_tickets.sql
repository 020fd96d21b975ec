-- Tickets that may come before each meeting, each with every reason it has; confidential ones and threats never do.
-- grain: meeting_no, ticket_id
-- needs: closed_at|status
-- units: working_days_late = past the deadline, negative before it
with
meetings as (select * from int_meetings),
open_tickets as (select * from int_meeting_open_tickets),
tickets as (select * from int_tickets where not is_withheld),
records as (select * from int_tickets_counted),
labels as (select * from lbl_tickets),
periods as (select * from int_ticket_periods),
rule_meeting as (select * from rule_meeting),
dissatisfied_levels as (
    select level from rule_satisfaction where is_dissatisfied
),
hotspot_tickets as (
    select meeting_no, ticket_id, min(hotspot_id) as hotspot_id
    from int_meeting_hotspots
    group by meeting_no, ticket_id
),
facts as (
    select
        meetings.meeting_no as meeting_no,
        tickets.ticket_id as ticket_id,
        coalesce(hotspot_tickets.hotspot_id, '') as hotspot_id,
        open_tickets.ticket_id is not null as is_open,
        periods.is_after_period as is_after_period,
        open_tickets.working_days_late as working_days_late,
        coalesce(labels.safety_kind, '') = 'danger'
        and open_tickets.ticket_id is not null as is_safety,
        coalesce(open_tickets.is_overdue, false) as is_overdue,
        coalesce(
            not open_tickets.is_overdue
            and open_tickets.working_days_late >= 0 - rule_meeting.near_days
            and open_tickets.status <> 'replied',
            false
        ) as is_near,
        tickets.is_reworked and open_tickets.ticket_id is not null
            as is_reworked,
        coalesce(
            records.return_count >= 2 and open_tickets.ticket_id is not null,
            false
        ) as is_returned,
        hotspot_tickets.hotspot_id is not null as is_hotspot,
        coalesce(
            periods.is_closed
            and coalesce(tickets.called_back_at <= meetings.as_of, true)
            and tickets.satisfaction in (select level from dissatisfied_levels)
            and tickets.solved = 'unsolved',
            false
        ) as is_dissatisfied,
        coalesce(
            open_tickets.status = 'suspended'
            and open_tickets.days_open > rule_meeting.suspended_days,
            false
        ) as is_suspended,
        coalesce(records.is_hard, false) as is_hard,
        coalesce(records.return_count, 0) as return_count
    from tickets
    inner join records on tickets.ticket_id = records.ticket_id
    inner join labels on tickets.record_no = labels.record_no
    inner join periods on tickets.ticket_id = periods.ticket_id
    inner join meetings on periods.period_id = meetings.period_id
    left join open_tickets
        on meetings.meeting_no = open_tickets.meeting_no
        and tickets.ticket_id = open_tickets.ticket_id
    left join hotspot_tickets
        on meetings.meeting_no = hotspot_tickets.meeting_no
        and tickets.ticket_id = hotspot_tickets.ticket_id
    cross join rule_meeting
    where coalesce(labels.safety_kind, '') <> 'threat'
),
candidates as (
    select *
    from facts
    where is_safety or is_overdue or is_near or is_reworked or is_returned
        or is_hotspot or is_dissatisfied or is_suspended
)
select * from candidates
