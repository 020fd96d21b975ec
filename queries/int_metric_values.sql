-- Every metric of every scope: this period, the one before and a year ago.
-- grain: metric, scope_kind, scope
-- units: values = shares 0-1 for rates, tickets for the rest; null where there is no data
with
run_metrics as (select * from run_metrics),
run_periods as (select * from run_periods),
scopes as (select * from int_scopes),
counts as (select * from int_metric_counts),
wanted as (
    select
        run_metrics.metric as metric,
        run_metrics.metric_kind as metric_kind,
        scopes.scope_kind as scope_kind,
        scopes.scope as scope,
        run_periods.period_id as period_id,
        run_periods.role as role,
        run_periods.role = 'current' or run_periods.is_covered as is_known
    from run_metrics
    cross join scopes
    cross join run_periods
    where run_periods.role <> 'trend'
),
known as (
    select
        wanted.metric as metric,
        wanted.metric_kind as metric_kind,
        wanted.scope_kind as scope_kind,
        wanted.scope as scope,
        wanted.role as role,
        case when wanted.is_known then coalesce(counts.numerator, 0) end
            as numerator,
        case
            when wanted.is_known and wanted.metric_kind = 'rate'
                then coalesce(counts.denominator, 0)
        end as denominator
    from wanted
    left join counts
        on wanted.metric = counts.metric
        and wanted.period_id = counts.period_id
        and wanted.scope_kind = counts.scope_kind
        and wanted.scope = counts.scope
),
pivoted as (
    select
        metric,
        metric_kind,
        scope_kind,
        scope,
        max(case when role = 'current' then numerator end) as numerator,
        max(case when role = 'current' then denominator end) as denominator,
        max(case when role = 'previous' then numerator end)
            as previous_numerator,
        max(case when role = 'previous' then denominator end)
            as previous_denominator,
        max(case when role = 'year_ago' then numerator end)
            as year_ago_numerator,
        max(case when role = 'year_ago' then denominator end)
            as year_ago_denominator
    from known
    group by metric, metric_kind, scope_kind, scope
),
divided as (
    select
        metric,
        scope_kind,
        scope,
        metric_kind,
        numerator,
        denominator,
        previous_numerator,
        previous_denominator,
        year_ago_numerator,
        year_ago_denominator,
        case
            when metric_kind <> 'rate' then numerator::double
            when denominator > 0 then numerator::double / denominator
        end as value,
        case
            when metric_kind <> 'rate' then previous_numerator::double
            when previous_denominator > 0
                then previous_numerator::double / previous_denominator
        end as previous_value,
        case
            when metric_kind <> 'rate' then year_ago_numerator::double
            when year_ago_denominator > 0
                then year_ago_numerator::double / year_ago_denominator
        end as year_ago_value
    from pivoted
)
select * from divided
