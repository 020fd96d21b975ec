-- Every metric of every scope: this period, the one before and a year ago.
-- grain: metric, scope_kind, scope
-- units: values = shares 0-1 for rates, tickets for the rest; null where there is no data; numerator = tickets, x 1000 for the volume per 1000 households
with
run_metrics as (select * from run_metrics),
run_periods as (select * from run_periods where is_compared),
scopes as (select * from int_scopes),
counts as (select * from int_metric_counts),
households as (select * from int_scope_households),
shares as (select * from int_shares),
known as (
    select
        run_metrics.metric as metric,
        run_metrics.metric_kind as metric_kind,
        scopes.scope_kind as scope_kind,
        scopes.scope as scope,
        run_periods.role as role,
        case
            when run_metrics.metric_kind = 'per_1000_households'
                then coalesce(counts.numerator, 0) * 1000
            else coalesce(counts.numerator, 0)
        end as numerator,
        case
            when run_metrics.metric_kind in ('rate', 'median')
                then coalesce(counts.denominator, 0)
            when run_metrics.metric_kind = 'share' then shares.street_tickets
            when run_metrics.metric_kind = 'per_1000_households'
                then households.households
        end as denominator,
        shares.share as share
    from run_metrics
    cross join scopes
    cross join run_periods
    left join counts
        on run_metrics.metric = counts.metric
        and run_periods.period_id = counts.period_id
        and scopes.scope_kind = counts.scope_kind
        and scopes.scope = counts.scope
    left join shares
        on run_periods.period_id = shares.period_id
        and scopes.scope_kind = shares.scope_kind
        and scopes.scope = shares.scope
    left join households
        on scopes.scope_kind = households.scope_kind
        and scopes.scope = households.scope
    where run_periods.role = 'current' or run_periods.is_covered
),
valued as (
    select
        *,
        case
            when metric_kind in ('count', 'stock') then numerator::double
            when metric_kind = 'share' then share
            when metric_kind in ('rate', 'per_1000_households')
                and denominator > 0
                then numerator::double / denominator
        end as value
    from known
),
pivoted as (
    select
        metric,
        scope_kind,
        scope,
        metric_kind,
        max(case when role = 'current' then numerator end) as numerator,
        max(case when role = 'current' then denominator end) as denominator,
        max(case when role = 'previous' then numerator end)
            as previous_numerator,
        max(case when role = 'previous' then denominator end)
            as previous_denominator,
        max(case when role = 'year_ago' then numerator end)
            as year_ago_numerator,
        max(case when role = 'year_ago' then denominator end)
            as year_ago_denominator,
        max(case when role = 'current' then value end) as value,
        max(case when role = 'previous' then value end) as previous_value,
        max(case when role = 'year_ago' then value end) as year_ago_value
    from valued
    group by metric, scope_kind, scope, metric_kind
)
select * from pivoted
