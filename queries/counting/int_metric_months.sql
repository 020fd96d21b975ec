-- The last months of every metric that pages show over time, of the street and of each community, seen at the same age as this period.
-- grain: metric, scope_kind, scope, month
-- units: null where data is missing; trials = what a value is of: tickets of a rate, days of a count, 1 of a stock
-- units: value = share 0-1 of a rate, tickets of the rest; back_no 1 = the last month
with
months as (
    select
        period_id,
        period_name,
        start_at,
        end_at,
        days,
        is_covered,
        row_number() over (order by period_name desc)::integer as back_no
    from run_periods
    where role = 'trend'
),
current_period as (select * from run_periods where role = 'current'),
metrics as (
    select *
    from run_metrics
    where (is_headline or is_monthly)
        and metric_kind in ('rate', 'count', 'stock')
),
scopes as (
    select scope_kind, scope
    from int_scopes
    where scope_kind = 'street'
        or scope_kind = 'community'
        and scope <> (select no_community from rule_scopes)
),
unknowns as (select * from run_unknown_metrics),
counts as (select * from int_metric_counts),
known as (
    select
        metrics.metric as metric,
        metrics.metric_no as metric_no,
        metrics.metric_kind as metric_kind,
        metrics.is_monthly as is_monthly,
        scopes.scope_kind as scope_kind,
        scopes.scope as scope,
        months.period_name as month,
        months.back_no as back_no,
        months.days as days,
        months.is_covered and unknowns.metric is null as is_covered,
        months.start_at >= current_period.start_at
        and months.end_at <= current_period.end_at as is_current,
        case
            when not months.is_covered or unknowns.metric is not null then null
            when metrics.metric_kind = 'rate' then counts.numerator
            else coalesce(counts.numerator, 0)
        end as numerator,
        case
            when months.is_covered
                and unknowns.metric is null
                and metrics.metric_kind = 'rate'
                then counts.denominator
        end as denominator
    from metrics
    cross join scopes
    cross join months
    cross join current_period
    left join unknowns
        on metrics.metric = unknowns.metric
        and months.period_id = unknowns.period_id
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
            when numerator is null then null
            when metric_kind = 'rate' then denominator
            when metric_kind = 'count' then days
            else 1
        end as trials,
        case
            when metric_kind <> 'rate' then numerator::double
            when denominator > 0 then numerator::double / denominator
        end as value
    from known
)
select * from series
