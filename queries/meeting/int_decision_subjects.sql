-- What each decision is about: a topic of an estate, a unit's overdue tickets, or as it was written; and the ticket that its code names.
-- grain: told_decision
-- units: subject = topic@estate, or as it was written; code = of the matter, where the decision names one
-- units: unit = whose overdue tickets were decided upon together, whichever of them are left; empty for any other matter
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
about as (
    select
        decisions.decision_no as told_decision,
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
            when coalesce(kinds.known_kind, '') <> 'overdue' then ''
            else coalesce(tickets.known_unit, '')
        end as unit,
        coalesce(kinds.known_kind = 'danger', false)
        and tickets.known_ticket is not null as is_danger
    from decisions
    left join kinds on decisions.letter = kinds.known_letter
    left join tickets on decisions.coded_ticket = tickets.known_ticket
)
select * from about
