-- Headline rates that read otherwise, by more than half a point, with every ticket in them.
-- grain: metric
-- order: metric_no
-- page: report
-- units: rates 0-1
with
run_metrics as (select * from run_metrics where is_assessed and is_headline),
unfiltered as (select * from int_metric_unfiltered),
current_period as (select * from run_periods where role = 'current'),
counted as (
    select
        int_metric_counts.metric as metric,
        int_metric_counts.numerator as numerator,
        int_metric_counts.denominator as denominator
    from int_metric_counts
    inner join current_period
        on int_metric_counts.period_id = current_period.period_id
    where int_metric_counts.scope_kind = 'street'
),
compared as (
    select
        run_metrics.metric as metric,
        run_metrics.metric_no as metric_no,
        unfiltered.numerator as numerator,
        unfiltered.denominator as denominator,
        unfiltered.numerator::double / unfiltered.denominator as value,
        counted.numerator::double / counted.denominator as printed_value
    from run_metrics
    inner join counted on run_metrics.metric = counted.metric
    inner join unfiltered on run_metrics.metric = unfiltered.metric
    where counted.denominator > 0 and unfiltered.denominator > 0
),
differing as (
    select * from compared where abs(value - printed_value) > 0.005
)
select * from differing
