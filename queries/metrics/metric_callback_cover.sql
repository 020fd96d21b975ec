-- Share of the closings whose caller was called back, reached or not.
-- grain:    period_id, ticket_id
-- needs:    callback_at|callback_connected|callback_unreachable|callback_count|satisfaction|sat_final|sat_overall|sat_first, closed_at
-- metric:   rate
-- interval: wilson
-- test:     fisher
with
periods as (select * from int_ticket_periods),
tickets as (select * from int_tickets),
run_periods as (select * from run_periods),
closed as (
    select
        periods.period_id as period_id,
        periods.ticket_id as ticket_id,
        tickets.is_called_back
        and coalesce(tickets.called_back_at <= run_periods.as_of, true)
            as in_numerator,
        true as in_denominator
    from periods
    inner join tickets on periods.ticket_id = tickets.ticket_id
    inner join run_periods on periods.period_id = run_periods.period_id
    where periods.is_closed
)
select * from closed
