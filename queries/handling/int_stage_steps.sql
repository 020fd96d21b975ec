-- Each step of the closed loop for each ticket accepted in the period: when it began and when it was done.
-- grain: ticket_id, step_no
-- units: from_at = the last earlier step the ticket has a time of; times after the moment of the data have not happened;
--        between a bare day and a time of that day nothing is known to have passed: from_at = to_at
with
current_period as (select * from run_periods where role = 'current'),
fields as (select * from run_fields),
periods as (select * from int_ticket_periods where is_accepted),
counted as (select * from int_tickets_counted),
tickets as (
    select
        int_tickets.ticket_id as ticket_id,
        current_period.as_of as as_of,
        int_tickets.accepted_at as accepted_at,
        int_tickets.dispatched_at as dispatched_at,
        int_tickets.signed_at as signed_at,
        int_tickets.contacted_at as contacted_at,
        int_tickets.closed_at as closed_at,
        int_tickets.called_back_at as called_back_at,
        counted.accepted_is_day as accepted_is_day,
        counted.dispatched_is_day as dispatched_is_day,
        counted.signed_is_day as signed_is_day,
        counted.contacted_is_day as contacted_is_day,
        counted.closed_is_day as closed_is_day,
        counted.called_back_is_day as called_back_is_day
    from int_tickets
    left join counted on int_tickets.ticket_id = counted.ticket_id
    inner join periods on int_tickets.ticket_id = periods.ticket_id
    inner join current_period
        on periods.period_id = current_period.period_id
),
steps as (
    select
        ticket_id, 1 as step_no, 'dispatched' as stage,
        'dispatched_at' as field, as_of, accepted_at as from_at,
        dispatched_at as to_at,
        accepted_is_day or dispatched_is_day as is_day
    from tickets
    union all
    select
        ticket_id, 2, 'signed', 'signed_at', as_of,
        coalesce(dispatched_at, accepted_at), signed_at,
        signed_is_day or case
            when dispatched_at is not null then dispatched_is_day
            else accepted_is_day
        end
    from tickets
    union all
    select
        ticket_id, 3, 'contacted', 'first_contact_at', as_of,
        coalesce(signed_at, dispatched_at, accepted_at), contacted_at,
        contacted_is_day or case
            when signed_at is not null then signed_is_day
            when dispatched_at is not null then dispatched_is_day
            else accepted_is_day
        end
    from tickets
    union all
    select
        ticket_id, 4, 'closed', 'closed_at', as_of,
        coalesce(contacted_at, signed_at, dispatched_at, accepted_at), closed_at,
        closed_is_day or case
            when contacted_at is not null then contacted_is_day
            when signed_at is not null then signed_is_day
            when dispatched_at is not null then dispatched_is_day
            else accepted_is_day
        end
    from tickets
    union all
    select
        ticket_id, 5, 'called_back', 'callback_at', as_of, closed_at,
        called_back_at, closed_is_day or called_back_is_day
    from tickets
),
known as (
    select
        steps.ticket_id as ticket_id,
        steps.step_no as step_no,
        steps.stage as stage,
        case
            when coalesce(steps.is_day, false)
                and date_trunc('day', steps.from_at)
                    = date_trunc('day', steps.to_at)
                and steps.to_at <= steps.as_of
                then steps.to_at
            when steps.from_at <= steps.as_of then steps.from_at
        end as from_at,
        case when steps.to_at <= steps.as_of then steps.to_at end as to_at
    from steps
    inner join fields on steps.field = fields.field
)
select * from known
