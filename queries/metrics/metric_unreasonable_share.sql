-- Share of the tickets accepted whose demand was approved as unreasonable.
-- grain:    period_id, ticket_id
-- needs:    unreasonable
-- metric:   rate
-- interval: wilson
-- test:     fisher
-- assessed: no
with
periods as (select * from int_ticket_periods),
tickets as (select * from int_tickets),
accepted as (
    select
        periods.period_id as period_id,
        periods.ticket_id as ticket_id,
        tickets.is_unreasonable as in_numerator,
        true as in_denominator
    from periods
    inner join tickets on periods.ticket_id = tickets.ticket_id
    where periods.is_accepted
)
select * from accepted
