-- What this build prints of the street and its communities, kept so that later builds can say what moved.
-- grain: metric, scope_kind, scope
-- order: metric_no, scope_kind, scope_no, scope
-- hidden: metric_no, scope_no
with
metrics as (
    select *
    from int_metrics
    where metric_kind in ('rate', 'count', 'stock')
        and scope_kind in ('street', 'community')
),
run_options as (select * from run_options),
published as (
    select
        metrics.metric as metric,
        metrics.scope_kind as scope_kind,
        metrics.scope as scope,
        run_options.as_of as as_of,
        metrics.numerator as numerator,
        metrics.denominator as denominator,
        run_options.rules_sha256 as rules_sha256,
        run_options.calendar_sha256 as calendar_sha256,
        run_options.rules_version as rules_version,
        metrics.metric_no as metric_no,
        metrics.scope_no as scope_no
    from metrics
    cross join run_options
)
select * from published
