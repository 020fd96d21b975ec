-- Share of the tickets of the period that came on a day off.
-- grain:    period_id, ticket_id
-- metric:   rate
-- interval: wilson
-- test:     fisher
-- pass:     own
with
periods as (select * from int_ticket_periods),
tickets as (select ticket_id, accepted_at from int_tickets),
days as (select * from calendar_days),
joined as (
    select
        periods.period_id as period_id,
        periods.ticket_id as ticket_id,
        not days.is_workday as in_numerator,
        true as in_denominator
    from periods
    inner join tickets on periods.ticket_id = tickets.ticket_id
    inner join days
        on days.starts_at = date_trunc('day', tickets.accepted_at)
    where periods.is_accepted
)
select * from joined
