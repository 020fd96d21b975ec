-- What every metric counts in every scope, in this period, the one before and a year ago.
-- grain: metric, scope_kind, scope, role
-- units: value = of rates 0-1, of numbers the number; null for those that are no ratio of these counts
with
run_metrics as (select * from run_metrics),
run_periods as (select * from run_periods where is_compared),
unknowns as (select * from run_unknown_metrics),
scopes as (select * from int_scopes),
counts as (select * from int_metric_counts),
known as (
    select
        run_metrics.metric as metric,
        run_metrics.metric_kind as metric_kind,
        scopes.scope_kind as scope_kind,
        scopes.scope as scope,
        run_periods.period_id as period_id,
        run_periods.role as role,
        coalesce(counts.numerator, 0) as numerator,
        case
            when run_metrics.metric_kind in ('rate', 'median')
                then coalesce(counts.denominator, 0)
        end as denominator,
        case
            when run_metrics.metric_kind in ('count', 'stock')
                then coalesce(counts.value, 0)
            else counts.value
        end as value
    from run_metrics
    cross join scopes
    cross join run_periods
    left join unknowns
        on run_metrics.metric = unknowns.metric
        and run_periods.period_id = unknowns.period_id
    left join counts
        on run_metrics.metric = counts.metric
        and run_periods.period_id = counts.period_id
        and scopes.scope_kind = counts.scope_kind
        and scopes.scope = counts.scope
    where (run_periods.role = 'current' or run_periods.is_covered)
        and unknowns.metric is null
)
select * from known
