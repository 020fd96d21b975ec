-- What estimating reads: every value with its metric's tests and the days it was gathered in.
-- grain: metric, scope_kind, scope
-- units: numerators = tickets, also where the printed one is a thousand times as many
with
metric_values as (select * from int_metric_values),
run_metrics as (select * from run_metrics),
current_days as (select days from run_periods where role = 'current'),
previous_days as (select days from run_periods where role = 'previous'),
year_ago_days as (select days from run_periods where role = 'year_ago'),
scales as (
    select
        metric,
        case when metric_kind = 'per_1000_households' then 1000 else 1 end
            as scale
    from run_metrics
),
tests as (
    select
        metric_values.metric as metric,
        metric_values.scope_kind as scope_kind,
        metric_values.scope as scope,
        run_metrics.interval as interval,
        run_metrics.change_test as change_test,
        run_metrics.has_funnel as has_funnel,
        (metric_values.numerator / scales.scale)::integer as numerator,
        metric_values.denominator as denominator,
        (metric_values.previous_numerator / scales.scale)::integer as previous_numerator,
        metric_values.previous_denominator as previous_denominator,
        (metric_values.year_ago_numerator / scales.scale)::integer as year_ago_numerator,
        metric_values.year_ago_denominator as year_ago_denominator,
        current_days.days as days,
        previous_days.days as previous_days,
        year_ago_days.days as year_ago_days
    from metric_values
    inner join run_metrics on metric_values.metric = run_metrics.metric
    inner join scales on metric_values.metric = scales.metric
    cross join current_days
    cross join previous_days
    cross join year_ago_days
)
select * from tests
