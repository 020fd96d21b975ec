-- Share of the tickets accepted that were returned at least once; the returned count here only.
-- grain:    period_id, ticket_id
-- needs:    returns|status
-- metric:   rate
-- pass:     own
-- interval: wilson
-- test:     fisher
-- assessed: no
with
tickets as (
    select * from int_tickets_counted where coalesce(status, '') <> 'void'
),
run_periods as (select * from run_periods),
accepted as (
    select
        run_periods.period_id as period_id,
        tickets.ticket_id as ticket_id,
        coalesce(tickets.status, '') = 'returned' or tickets.return_count > 0
            as in_numerator,
        true as in_denominator
    from tickets
    cross join run_periods
    where tickets.accepted_at >= run_periods.start_at
        and tickets.accepted_at < run_periods.end_at
        and tickets.accepted_at <= run_periods.as_of
)
select * from accepted
