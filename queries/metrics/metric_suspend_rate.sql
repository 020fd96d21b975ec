-- Share of the open tickets whose clock is suspended.
-- grain:    period_id, ticket_id
-- needs:    status
-- metric:   rate
-- interval: wilson
-- test:     fisher
-- assessed: no
with
periods as (select * from int_ticket_periods),
tickets as (select * from int_tickets),
open_tickets as (
    select
        periods.period_id as period_id,
        periods.ticket_id as ticket_id,
        coalesce(tickets.status, '') = 'suspended' as in_numerator,
        true as in_denominator
    from periods
    inner join tickets on periods.ticket_id = tickets.ticket_id
    where periods.is_open
)
select * from open_tickets
