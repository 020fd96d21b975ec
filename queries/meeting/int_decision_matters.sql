-- Which matter of this meeting an earlier decision was about: that of the ticket its code names, else of its topic and estate.
-- grain: told_decision
-- units: subject = topic@estate, or as it was written; code = of the matter, where the decision names one
-- units: unit = whose overdue tickets were decided upon together, whichever of them are left; empty for any other matter
-- needs: closed_at|status
with
decisions as (
    select
        decision_no,
        matter,
        case
            when matter like '%-_' then substr(matter, 1, length(matter) - 2)
            else matter
        end as coded_ticket,
        case when matter like '%-_' then substr(matter, length(matter), 1) end
            as letter
    from ref_decisions
),
kinds as (
    select letter as known_letter, min(kind) as known_kind
    from rule_meeting_kinds
    group by letter
),
tickets as (
    select
        ticket_id as known_ticket,
        shown_topic,
        shown_estate,
        unit as known_unit,
        concat(shown_topic, '@', shown_estate) as ticket_subject
    from int_tickets
    where not is_withheld
),
members as (select * from int_meeting_members where meeting_no = 0),
about as (
    select
        decisions.decision_no as decision_no,
        decisions.coded_ticket as coded_ticket,
        coalesce(tickets.ticket_subject, decisions.matter) as subject,
        coalesce(tickets.shown_topic, '') as topic,
        coalesce(tickets.shown_estate, '') as estate,
        case
            when kinds.known_letter is null or tickets.known_ticket is null
                then ''
            else decisions.matter
        end as code,
        case
            when kinds.known_kind = 'overdue'
                then coalesce(tickets.known_unit, '')
            else ''
        end as unit
    from decisions
    left join kinds on decisions.letter = kinds.known_letter
    left join tickets on decisions.coded_ticket = tickets.known_ticket
),
by_ticket as (
    select ticket_id as member_ticket, matter as ticket_matter from members
),
by_subject as (
    select subject as member_subject, min(matter) as subject_matter
    from members
    group by subject
),
-- Tickets of a topic and an estate may have become a hotspot since.
places as (
    select
        concat(topic, '@', estate) as member_place,
        matter as place_matter,
        row_number() over (
            partition by topic, estate order by count(*) desc, matter
        ) as place_no
    from members
    where topic <> 'other' and estate <> ''
    group by topic, estate, matter
),
by_place as (
    select member_place, place_matter from places where place_no = 1
),
by_unit as (
    select matter as unit_matter from members
    where kind = 'overdue' and matter <> 'overdue@'
    group by matter
),
found as (
    select
        about.decision_no as told_decision,
        about.coded_ticket as coded_ticket,
        about.subject as subject,
        about.topic as topic,
        about.estate as estate,
        about.unit as unit,
        about.code as code,
        coalesce(
            by_unit.unit_matter,
            by_ticket.ticket_matter,
            by_subject.subject_matter,
            by_place.place_matter,
            ''
        ) as told_in
    from about
    left join by_unit on concat('overdue@', about.unit) = by_unit.unit_matter
    left join by_ticket on about.coded_ticket = by_ticket.member_ticket
    left join by_subject on about.subject = by_subject.member_subject
    left join by_place on about.subject = by_place.member_place
)
select * from found
