-- Past months of the rates and stocks that findings are made of, by kind of scope; of the street as well.
-- grain: metric, scope_kind, scope, month_no
-- units: month_no = 0 for the last that is over; is_earlier = over before the period begins
with
current_period as (select start_at from run_periods where role = 'current'),
months as (
    select past.*, past.end_at <= current_period.start_at as is_earlier
    from int_past_months as past
    cross join current_period
    where past.is_covered
),
counts as (select * from int_metric_counts),
rates as (
    select
        counts.metric as metric,
        counts.scope_kind as scope_kind,
        counts.scope as scope,
        months.month_no as month_no,
        months.period_name as month,
        months.is_earlier as is_earlier,
        counts.numerator as numerator,
        counts.denominator as denominator
    from counts
    inner join rule_finding_rates as rules
        on counts.metric = rules.metric and counts.scope_kind = rules.scope_kind
    inner join months on counts.period_id = months.period_id
),
-- A month in which nothing was left over has no row of its own.
stocks as (
    select
        rules.metric as metric,
        'street' as scope_kind,
        (select street from rule_scopes) as scope,
        months.month_no as month_no,
        months.period_name as month,
        months.is_earlier as is_earlier,
        coalesce(counts.numerator, 0) as numerator,
        null::integer as denominator
    from rule_finding_stocks as rules
    cross join months
    left join counts
        on rules.metric = counts.metric
        and months.period_id = counts.period_id
        and counts.scope_kind = 'street'
),
past as (
    select * from rates
    union all
    select * from stocks
)
select * from past
