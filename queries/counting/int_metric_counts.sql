-- Numerator and denominator of every metric, period and scope; past months by the street only.
-- grain: metric, period_id, scope_kind, scope
with
metric_tickets as (select * from int_metric_tickets),
scopes as (select * from int_ticket_scopes),
run_periods as (select * from run_periods),
counts as (
    select
        metric_tickets.metric as metric,
        metric_tickets.period_id as period_id,
        scopes.scope_kind as scope_kind,
        scopes.scope as scope,
        sum(case when metric_tickets.in_numerator then 1 else 0 end)::integer
            as numerator,
        sum(case when metric_tickets.in_denominator then 1 else 0 end)::integer
            as denominator
    from metric_tickets
    inner join run_periods on metric_tickets.period_id = run_periods.period_id
    inner join scopes on metric_tickets.ticket_id = scopes.ticket_id
    where run_periods.is_compared
        or scopes.scope_kind = 'street'
        or (
            run_periods.role in ('restated', 'reprinted')
            and scopes.scope_kind = 'community'
        )
    group by
        metric_tickets.metric,
        metric_tickets.period_id,
        scopes.scope_kind,
        scopes.scope
)
select * from counts
