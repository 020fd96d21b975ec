-- Share of the tickets due whose deadline was extended.
-- grain:    period_id, ticket_id
-- needs:    deadline_ext_at
-- metric:   rate
-- interval: wilson
-- test:     fisher
with
periods as (select * from int_ticket_periods),
tickets as (select * from int_tickets),
due as (
    select
        periods.period_id as period_id,
        periods.ticket_id as ticket_id,
        tickets.deadline_basis = 'extension' as in_numerator,
        true as in_denominator
    from periods
    inner join tickets on periods.ticket_id = tickets.ticket_id
    where periods.is_due
)
select * from due
