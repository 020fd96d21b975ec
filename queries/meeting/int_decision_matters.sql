-- Which matter of each meeting a decision is about: that of the ticket its code names, else of its topic and estate; of a unit's, of its tickets.
-- grain: meeting_no, told_decision
-- needs: closed_at|status
-- units: told_in = empty where it is before no meeting
with
about as (select * from int_decision_subjects),
members as (select * from int_meeting_members),
meetings as (select meeting_no from int_meetings),
by_ticket as (
    select
        meeting_no as ticket_meeting,
        ticket_id as member_ticket,
        matter as ticket_matter
    from members
),
-- The first ticket of a matter may be of an estate that has none left.
by_chain as (
    select
        chains.meeting_no as chain_meeting,
        chains.first_ticket as first_ticket,
        min(members.matter) as chained_matter
    from int_meeting_chains as chains
    inner join members
        on chains.meeting_no = members.meeting_no
        and chains.chained_matter = members.subject
    group by chains.meeting_no, chains.first_ticket
),
by_subject as (
    select
        meeting_no as subject_meeting,
        subject as member_subject,
        min(matter) as subject_matter
    from members
    group by meeting_no, subject
),
-- Tickets of a topic and an estate may have become a hotspot since.
places as (
    select
        meeting_no as place_meeting,
        concat(topic, '@', estate) as member_place,
        matter as place_matter,
        row_number() over (
            partition by meeting_no, topic, estate
            order by count(*) desc, matter
        ) as place_no
    from members
    where topic <> 'other' and estate <> ''
    group by meeting_no, topic, estate, matter
),
by_place as (select * from places where place_no = 1),
-- Another ticket that the same unit is late with is another matter.
of_units as (
    select
        members.meeting_no as unit_meeting,
        about.told_decision as unit_decision,
        members.matter as unit_matter,
        row_number() over (
            partition by members.meeting_no, about.told_decision
            order by
                case when members.kind = 'overdue' then 0 else 1 end,
                count(*) desc,
                members.matter
        ) as unit_no
    from about
    inner join int_decision_tickets as own
        on about.told_decision = own.told_decision
    inner join members on own.ticket_id = members.ticket_id
    where about.unit <> ''
    group by
        members.meeting_no, about.told_decision, members.kind, members.matter
),
found as (
    select
        meetings.meeting_no as meeting_no,
        about.*,
        case
            when about.unit <> '' then coalesce(of_units.unit_matter, '')
            else coalesce(
                by_ticket.ticket_matter, by_chain.chained_matter,
                by_subject.subject_matter, by_place.place_matter, ''
            )
        end as told_in
    from about
    cross join meetings
    left join of_units
        on meetings.meeting_no = of_units.unit_meeting
        and about.told_decision = of_units.unit_decision
        and of_units.unit_no = 1
    left join by_ticket
        on meetings.meeting_no = by_ticket.ticket_meeting
        and about.coded_ticket = by_ticket.member_ticket
    left join by_chain
        on meetings.meeting_no = by_chain.chain_meeting
        and about.coded_ticket = by_chain.first_ticket
    left join by_subject
        on meetings.meeting_no = by_subject.subject_meeting
        and about.subject = by_subject.member_subject
    left join by_place
        on meetings.meeting_no = by_place.place_meeting
        and about.subject = by_place.member_place
)
select * from found
