-- Days until half of the accepted tickets are closed, the open ones counted as censored.
-- grain:    period_id, ticket_id
-- needs:    closed_at
-- metric:   median
with
periods as (select * from int_ticket_periods),
tickets as (select * from int_tickets),
accepted as (
    select
        periods.period_id as period_id,
        periods.ticket_id as ticket_id,
        periods.is_closed_by and tickets.closed_at is not null as in_numerator,
        true as in_denominator
    from periods
    inner join tickets on periods.ticket_id = tickets.ticket_id
    where periods.is_accepted
)
select * from accepted
