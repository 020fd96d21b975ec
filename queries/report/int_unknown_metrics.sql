-- The metrics that the period's exports have columns for and yet say too little of, and why.
-- grain: metric
-- page: report
with
current_period as (select * from run_periods where role = 'current'),
unknowns as (
    select
        run_unknown_metrics.metric as metric,
        run_unknown_metrics.reason as reason
    from run_unknown_metrics
    inner join current_period
        on run_unknown_metrics.period_id = current_period.period_id
)
select * from unknowns
