-- Tickets that tell of danger or threats, accepted in the period or still open: for the hotline office alone, at once; no word of the citizen.
-- grain: ticket_id
-- order: kind_no, accepted_at, ticket_id
-- hidden: kind_no
-- csv: restricted/safety
with
tickets as (select * from int_tickets),
labels as (select * from lbl_tickets),
periods as (select * from int_ticket_periods),
current_period as (select * from run_periods where role = 'current'),
told as (
    select
        case when labels.safety_kind = 'threat' then 1 else 2 end as kind_no,
        tickets.ticket_id as ticket_id,
        labels.safety_kind as kind,
        labels.safety_words as words,
        tickets.community as community,
        tickets.estate as estate,
        tickets.unit as unit,
        case when periods.is_open then 'open' else 'closed' end as state,
        tickets.accepted_at as accepted_at,
        tickets.effective_deadline_at as effective_deadline,
        case
            when tickets.closed_at <= current_period.as_of
                then tickets.closed_at
        end as closed_at
    from tickets
    inner join labels on tickets.record_no = labels.record_no
    inner join periods on tickets.ticket_id = periods.ticket_id
    inner join current_period on periods.period_id = current_period.period_id
    where labels.safety_kind is not null
        and (periods.is_accepted or periods.is_open)
)
select * from told
