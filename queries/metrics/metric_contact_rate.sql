-- Share of the closings whose caller says whether the unit called first, and it did.
-- grain:    period_id, ticket_id
-- needs:    first_contact, closed_at
-- metric:   rate
-- interval: wilson
-- test:     fisher
with
periods as (select * from int_ticket_periods),
tickets as (select * from int_tickets),
closed as (
    select
        periods.period_id as period_id,
        periods.ticket_id as ticket_id,
        tickets.contacted = 'yes' as in_numerator,
        true as in_denominator
    from periods
    inner join tickets on periods.ticket_id = tickets.ticket_id
    where periods.is_closed and tickets.contacted is not null
)
select * from closed
