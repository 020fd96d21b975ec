-- Tickets of each metric with a funnel by scope and demand type, and those of them that count against it.
-- grain: metric, scope_kind, scope, demand_type
-- units: tickets = the metric's denominator of this period
with
strata as (select * from int_metric_strata),
run_metrics as (select * from run_metrics),
sided as (
    select
        strata.metric as metric,
        strata.scope_kind as scope_kind,
        strata.scope as scope,
        strata.demand_type as demand_type,
        case
            when run_metrics.good_direction = 'down' then strata.numerator
            else strata.denominator - strata.numerator
        end as against,
        strata.denominator as tickets
    from strata
    inner join run_metrics on strata.metric = run_metrics.metric
)
select * from sided
