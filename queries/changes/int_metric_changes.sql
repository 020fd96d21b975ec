-- The street's rates and counts that have changed beyond chance, against the period before or a year ago.
-- grain: metric, against
-- units: days = in which a count was gathered; change = of a rate the difference of the shares, of a count that of the numbers
with
street as (
    select *
    from int_metrics
    where scope_kind = 'street' and metric_kind in ('rate', 'count')
),
current_days as (select days from run_periods where role = 'current'),
previous_days as (select days from run_periods where role = 'previous'),
year_ago_days as (select days from run_periods where role = 'year_ago'),
compared as (
    select
        street.metric as metric,
        'previous' as against,
        street.metric_kind as metric_kind,
        street.metric_no as metric_no,
        street.is_headline as is_headline,
        street.numerator as numerator,
        street.denominator as denominator,
        street.previous_numerator as earlier_numerator,
        street.previous_denominator as earlier_denominator,
        current_days.days as days,
        previous_days.days as earlier_days,
        street.value - street.previous_value as change
    from street
    cross join current_days
    cross join previous_days
    where street.is_change_significant
    union all
    select
        street.metric,
        'year_ago',
        street.metric_kind,
        street.metric_no,
        street.is_headline,
        street.numerator,
        street.denominator,
        street.year_ago_numerator,
        street.year_ago_denominator,
        current_days.days,
        year_ago_days.days,
        street.value - street.year_ago_value
    from street
    cross join current_days
    cross join year_ago_days
    where street.is_year_ago_significant
)
select * from compared
