-- Share of the tickets dispatched in the period, their time to sign over, that were signed in time.
-- grain:    period_id, ticket_id
-- needs:    signed_at
-- metric:   rate
-- pass:     own
-- interval: wilson
-- test:     fisher
with
tickets as (select * from int_tickets),
run_periods as (select * from run_periods),
rule_signing as (select * from rule_signing),
limits as (
    select
        tickets.ticket_id as ticket_id,
        tickets.signed_at as signed_at,
        coalesce(tickets.dispatched_at, tickets.accepted_at) as start_at,
        coalesce(tickets.dispatched_at, tickets.accepted_at)
            + interval (rule_signing.minutes) minute as limit_at
    from tickets
    inner join rule_signing
        on coalesce(tickets.urgency, 'other') = rule_signing.urgency
),
dispatched as (
    select
        run_periods.period_id as period_id,
        limits.ticket_id as ticket_id,
        coalesce(limits.signed_at <= limits.limit_at, false) as in_numerator,
        true as in_denominator
    from limits
    cross join run_periods
    where limits.start_at >= run_periods.start_at
        and limits.start_at < run_periods.end_at
        and limits.limit_at <= run_periods.as_of
)
select * from dispatched
