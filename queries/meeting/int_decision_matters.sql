-- Which matter of this meeting an earlier decision was about: that of the ticket its code names, else that of the same topic and estate.
-- grain: told_decision
-- needs: closed_at|status
with
decisions as (
    select
        decision_no,
        matter,
        case
            when matter like '%-_' then substr(matter, 1, length(matter) - 2)
            else matter
        end as coded_ticket
    from ref_decisions
),
tickets as (
    select
        ticket_id as known_ticket,
        shown_topic,
        shown_estate,
        concat(shown_topic, '@', shown_estate) as ticket_subject
    from int_tickets
    where not is_withheld
),
members as (select * from int_meeting_members),
about as (
    select
        decisions.decision_no as decision_no,
        decisions.coded_ticket as coded_ticket,
        coalesce(tickets.ticket_subject, decisions.matter) as subject,
        coalesce(tickets.shown_topic, '') as topic,
        coalesce(tickets.shown_estate, '') as estate
    from decisions
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
found as (
    select
        about.decision_no as told_decision,
        about.topic as topic,
        about.estate as estate,
        coalesce(
            by_ticket.ticket_matter, by_subject.subject_matter, ''
        ) as told_in
    from about
    left join by_ticket on about.coded_ticket = by_ticket.member_ticket
    left join by_subject on about.subject = by_subject.member_subject
)
select * from found
