-- Tickets of each metric with a funnel by scope and demand type, and those of them that count against it.
-- grain: metric, scope_kind, scope, demand_type
-- units: tickets = the metric's denominator of this period
with
metric_tickets as (select * from metric_tickets where in_denominator),
run_metrics as (select * from run_metrics where has_funnel),
run_periods as (select * from run_periods where role = 'current'),
units as (
    select *
    from int_ticket_scopes
    where scope_kind in ('community', 'unit')
),
types as (select * from int_ticket_scopes where scope_kind = 'demand_type'),
strata as (
    select
        metric_tickets.metric as metric,
        units.scope_kind as scope_kind,
        units.scope as scope,
        types.scope as demand_type,
        sum(
            case
                when metric_tickets.in_numerator
                    = (run_metrics.good_direction = 'down') then 1
                else 0
            end
        )::integer as against,
        count(*)::integer as tickets
    from metric_tickets
    inner join run_metrics on metric_tickets.metric = run_metrics.metric
    inner join run_periods on metric_tickets.period_id = run_periods.period_id
    inner join units on metric_tickets.ticket_id = units.ticket_id
    inner join types on metric_tickets.ticket_id = types.ticket_id
    group by
        metric_tickets.metric,
        units.scope_kind,
        units.scope,
        types.scope
)
select * from strata
