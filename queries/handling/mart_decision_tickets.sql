-- The tickets that each decision was about when it was made, and those that came since and are open: how far each is, and what its call-back said.
-- grain: decision_no, ticket_id
-- order: decision_no, accepted_at, ticket_id
-- page: meeting
-- needs: closed_at|status
-- units: is_since = came after the decision; called_at, solved, satisfaction = of its call-back, as far as it was at the moment of the data
with
about as (select * from int_decision_tickets),
named as (
    select told_decision as naming_decision, coded_ticket
    from int_decision_subjects
),
decisions as (select decision_no as decided_no, decided_at from ref_decisions),
current_period as (select * from run_periods where role = 'current'),
open_tickets as (
    select ticket_id as open_ticket from int_meeting_open_tickets
    where meeting_no = 0
),
tickets as (
    select
        ticket_id as known_ticket,
        accepted_at,
        closed_at,
        effective_deadline_at,
        coalesce(deadline_basis = 'extension', false) as is_extended,
        coalesce(called_back_at <= current_period.as_of, true) as is_called,
        case
            when called_back_at <= current_period.as_of then called_back_at
        end as called_at,
        solved,
        satisfaction
    from int_tickets
    cross join current_period
    where accepted_at <= current_period.as_of
),
told as (
    select
        decisions.decided_no as decision_no,
        tickets.known_ticket as ticket_id,
        open_tickets.open_ticket is not null as is_open,
        tickets.accepted_at >= decisions.decided_at as is_since,
        tickets.accepted_at as accepted_at,
        tickets.effective_deadline_at as deadline_at,
        tickets.is_extended as is_extended,
        case
            when open_tickets.open_ticket is null
                and tickets.closed_at <= current_period.as_of
                then tickets.closed_at
        end as ended_at,
        tickets.called_at as called_at,
        case when tickets.is_called then coalesce(tickets.solved, '')
            else '' end as solved,
        case when tickets.is_called then coalesce(tickets.satisfaction, '')
            else '' end as satisfaction
    from about
    inner join decisions on about.told_decision = decisions.decided_no
    inner join named on about.told_decision = named.naming_decision
    inner join tickets on about.ticket_id = tickets.known_ticket
    left join open_tickets on about.ticket_id = open_tickets.open_ticket
    cross join current_period
    where decisions.decided_at <= current_period.as_of
        and (
            open_tickets.open_ticket is not null
            or about.ticket_id = named.coded_ticket
            or (
                tickets.accepted_at < decisions.decided_at
                and tickets.closed_at >= decisions.decided_at
            )
        )
)
select * from told
