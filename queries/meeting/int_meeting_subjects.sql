-- The tickets that may come before each meeting, each with the subject it belongs to: a hotspot, an estate's topic, or itself.
-- grain: meeting_no, ticket_id
-- needs: closed_at|status
-- units: dispatched_at, signed_at, contacted_at = as far as they had happened by the moment of the meeting's data
with
candidates as (select * from int_meeting_tickets),
tickets as (select * from int_tickets),
meetings as (select meeting_no as known_meeting, as_of from int_meetings),
whistled as (
    select ticket_id, count(*)::integer as whistles
    from ref_whistles
    where ticket_id is not null
    group by ticket_id
),
-- Tickets of one hotspot are one subject, and so are those of one estate and topic.
named as (
    select
        candidates.meeting_no as meeting_no,
        candidates.ticket_id as ticket_id,
        candidates.is_open as is_open,
        candidates.working_days_late as working_days_late,
        candidates.is_safety as is_safety,
        candidates.is_overdue as is_overdue,
        candidates.is_near as is_near,
        candidates.is_reworked as is_reworked,
        candidates.is_returned as is_returned,
        candidates.is_hotspot as is_hotspot,
        candidates.is_dissatisfied as is_dissatisfied,
        candidates.is_suspended as is_suspended,
        candidates.is_hard as is_hard,
        candidates.return_count as return_count,
        candidates.is_after_period as is_after_period,
        tickets.shown_topic as topic,
        tickets.community as community,
        tickets.shown_estate as estate,
        tickets.unit as unit,
        tickets.caller_key as caller_key,
        tickets.urgency as urgency,
        tickets.accepted_at as accepted_at,
        tickets.effective_deadline_at as effective_deadline_at,
        case
            when tickets.dispatched_at <= meetings.as_of
                then tickets.dispatched_at
        end as dispatched_at,
        case when tickets.signed_at <= meetings.as_of then tickets.signed_at end
            as signed_at,
        case
            when tickets.contacted_at <= meetings.as_of
                then tickets.contacted_at
        end as contacted_at,
        tickets.deadline_basis as deadline_basis,
        coalesce(whistled.whistles, 0) as whistles,
        case
            when candidates.hotspot_id <> '' then candidates.hotspot_id
            when tickets.shown_estate <> '' and tickets.shown_topic <> 'other'
                then concat(tickets.shown_topic, '@', tickets.shown_estate)
            else candidates.ticket_id
        end as subject
    from candidates
    inner join tickets on candidates.ticket_id = tickets.ticket_id
    inner join meetings on candidates.meeting_no = meetings.known_meeting
    left join whistled on candidates.ticket_id = whistled.ticket_id
)
select * from named
