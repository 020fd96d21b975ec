-- Share of the closings with a verdict whose matter is solved; explanations have none.
-- grain:    period_id, ticket_id
-- needs:    solved, closed_at
-- metric:   rate
-- interval: wilson
-- test:     fisher
-- funnel:   yes
with
periods as (select * from int_ticket_periods),
tickets as (select * from int_tickets),
closed as (
    select
        periods.period_id as period_id,
        periods.ticket_id as ticket_id,
        tickets.solved = 'solved' as in_numerator,
        true as in_denominator
    from periods
    inner join tickets on periods.ticket_id = tickets.ticket_id
    where periods.is_closed
        and tickets.solved in ('solved', 'partial', 'unsolved')
)
select * from closed
