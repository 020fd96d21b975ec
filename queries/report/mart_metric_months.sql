-- The last months of every metric with a monthly line, of the street and of each community, seen at the same age as this period.
-- grain: metric, scope_kind, scope, month
-- order: metric_no, scope_kind, scope, month
-- page: report, communities
-- units: null where data is missing; value = share 0-1 of a rate, tickets of a count; back_no 1 = the last month
with
months as (
    select
        period_id,
        period_name,
        start_at,
        end_at,
        is_covered,
        row_number() over (order by period_name desc)::integer as back_no
    from run_periods
    where role = 'trend'
),
current_period as (select * from run_periods where role = 'current'),
metrics as (select * from run_metrics where is_monthly),
scopes as (
    select scope_kind, scope
    from int_scopes
    where scope_kind = 'street'
        or scope_kind = 'community'
        and scope <> (select no_community from rule_scopes)
),
counts as (select * from int_metric_counts),
known as (
    select
        metrics.metric as metric,
        metrics.metric_no as metric_no,
        metrics.metric_kind as metric_kind,
        scopes.scope_kind as scope_kind,
        scopes.scope as scope,
        months.period_name as month,
        months.back_no as back_no,
        months.is_covered as is_covered,
        months.start_at >= current_period.start_at
        and months.end_at <= current_period.end_at as is_current,
        case
            when not months.is_covered then null
            when metrics.metric_kind = 'rate' then counts.numerator
            else coalesce(counts.numerator, 0)
        end as numerator,
        case
            when months.is_covered and metrics.metric_kind = 'rate'
                then counts.denominator
        end as denominator
    from metrics
    cross join scopes
    cross join months
    cross join current_period
    left join counts
        on metrics.metric = counts.metric
        and scopes.scope_kind = counts.scope_kind
        and scopes.scope = counts.scope
        and months.period_id = counts.period_id
),
series as (
    select
        *,
        case
            when metric_kind <> 'rate' then numerator::double
            when denominator > 0 then numerator::double / denominator
        end as value
    from known
)
select * from series
