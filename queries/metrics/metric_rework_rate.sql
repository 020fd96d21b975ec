-- Share of the closings that were handled again.
-- grain:    period_id, ticket_id
-- needs:    rework|rework_count, closed_at
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
        tickets.is_reworked as in_numerator,
        true as in_denominator
    from periods
    inner join tickets on periods.ticket_id = tickets.ticket_id
    where periods.is_closed
)
select * from closed
