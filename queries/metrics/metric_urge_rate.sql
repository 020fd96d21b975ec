-- Share of the tickets accepted that a caller or superior chased.
-- grain:    period_id, ticket_id
-- needs:    urge_count
-- metric:   rate
-- interval: wilson
-- test:     fisher
with
periods as (select * from int_ticket_periods),
tickets as (select * from int_tickets),
accepted as (
    select
        periods.period_id as period_id,
        periods.ticket_id as ticket_id,
        tickets.is_urged as in_numerator,
        true as in_denominator
    from periods
    inner join tickets on periods.ticket_id = tickets.ticket_id
    where periods.is_accepted
)
select * from accepted
