-- The rates of communities and units, and what is left of them when chance is taken out.
-- grain: metric, scope_kind, scope
-- order: metric_no, scope_kind, scope_no, scope
-- hidden: metric_no, scope_no
-- csv: shrunk
-- sheet: annex.xlsx
-- units: value, pooled, shrunk = 0-1; prior_tickets = weight of the pooled rate, null where scopes differ no more than by chance
with
shrinkage as (select * from est_shrinkage),
metrics as (select * from int_metrics),
compared as (
    select
        shrinkage.scope_kind as scope_kind,
        shrinkage.scope as scope,
        shrinkage.metric as metric,
        metrics.numerator as numerator,
        metrics.denominator as denominator,
        round(metrics.value, 6) as value,
        round(shrinkage.center, 6) as pooled,
        round(shrinkage.prior_tickets, 4) as prior_tickets,
        shrinkage.is_within_chance as is_within_chance,
        round(shrinkage.value, 6) as shrunk,
        round(shrinkage.lower_95, 6) as lower_95,
        round(shrinkage.upper_95, 6) as upper_95,
        metrics.metric_no as metric_no,
        metrics.scope_no as scope_no
    from shrinkage
    inner join metrics
        on shrinkage.metric = metrics.metric
        and shrinkage.scope_kind = metrics.scope_kind
        and shrinkage.scope = metrics.scope
)
select * from compared
