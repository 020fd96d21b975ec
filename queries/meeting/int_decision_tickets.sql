-- Which tickets each decision is about: those of its topic and estate, the one it names, or those a unit was late with when it was decided upon.
-- grain: told_decision, ticket_id
-- needs: closed_at|status
-- units: of a danger those that tell of one
-- units: of a unit only those that were then past their deadline, and no danger: what has become late since is another matter
with
about as (select * from int_decision_subjects),
decisions as (select decision_no, decided_at from ref_decisions),
labels as (
    select
        record_no as labelled,
        coalesce(safety_kind, '') = 'danger' as is_danger
    from lbl_tickets
),
tickets as (
    select
        int_tickets.ticket_id as ticket_id,
        int_tickets.unit as ticket_unit,
        concat(int_tickets.shown_topic, '@', int_tickets.shown_estate)
            as ticket_subject,
        labels.is_danger as is_danger,
        int_tickets.accepted_at as accepted_at,
        int_tickets.closed_at as closed_at,
        int_tickets.effective_deadline_at as deadline_at
    from int_tickets
    inner join labels on int_tickets.record_no = labels.labelled
    where not int_tickets.is_withheld
),
meant as (
    select about.told_decision as told_decision, tickets.ticket_id as ticket_id
    from about
    inner join decisions on about.told_decision = decisions.decision_no
    inner join tickets on about.unit = tickets.ticket_unit
    where about.unit <> '' and not tickets.is_danger
        and tickets.accepted_at < decisions.decided_at
        and tickets.deadline_at < decisions.decided_at
        and (
            tickets.closed_at is null
            or tickets.closed_at >= decisions.decided_at
        )
    union distinct
    select about.told_decision as told_decision, tickets.ticket_id as ticket_id
    from about
    inner join tickets on about.subject = tickets.ticket_subject
    where about.unit = '' and about.subject like '%_@_%'
        and about.subject not like 'other@%'
        and (tickets.is_danger or not about.is_danger)
    union distinct
    select about.told_decision as told_decision, tickets.ticket_id as ticket_id
    from about
    inner join tickets on about.coded_ticket = tickets.ticket_id
)
select * from meant
