-- What each decision was about that is still open at the meeting: a unit's overdue tickets, those of its topic and estate, or the ticket it names.
-- grain: open_decision
-- needs: closed_at|status
-- units: none where nothing is open; deadline_at = the first, and ticket_id, unit of the ticket that has it
with
matters as (select * from int_decision_matters where meeting_no = 0),
tickets as (
    select
        int_tickets.ticket_id as ticket_id,
        int_tickets.unit as unit,
        concat(int_tickets.shown_topic, '@', int_tickets.shown_estate)
            as subject,
        int_tickets.effective_deadline_at as deadline_at,
        open_tickets.is_overdue as is_overdue
    from int_tickets
    inner join int_meeting_open_tickets as open_tickets
        on int_tickets.ticket_id = open_tickets.ticket_id
        and open_tickets.meeting_no = 0
    where not int_tickets.is_withheld
),
meant as (
    select matters.told_decision as told_decision, tickets.ticket_id as meant
    from matters
    inner join tickets on matters.unit = tickets.unit and tickets.is_overdue
    where matters.unit <> ''
    union distinct
    select matters.told_decision as told_decision, tickets.ticket_id as meant
    from matters
    inner join tickets on matters.subject = tickets.subject
    where matters.unit = '' and matters.subject like '%_@_%'
        and matters.subject not like 'other@%'
    union distinct
    select matters.told_decision as told_decision, tickets.ticket_id as meant
    from matters
    inner join tickets on matters.coded_ticket = tickets.ticket_id
    where matters.unit = ''
),
ordered as (
    select
        meant.told_decision as told_decision,
        tickets.ticket_id as ticket_id,
        tickets.unit as unit,
        tickets.deadline_at as deadline_at,
        count(*) over (partition by meant.told_decision) as open,
        row_number() over (
            partition by meant.told_decision
            order by
                tickets.deadline_at is null,
                tickets.deadline_at,
                tickets.ticket_id
        ) as open_no
    from meant
    inner join tickets on meant.meant = tickets.ticket_id
),
opened as (
    select
        told_decision as open_decision,
        open::integer as open,
        deadline_at,
        ticket_id,
        unit
    from ordered
    where open_no = 1
)
select * from opened
