-- The street's headline figures of earlier periods that read otherwise today than they were printed.
-- grain: period, metric
-- order: period, metric_no
-- sheet: annex.xlsx
-- page: report
-- units: rates 0-1
with
restatements as (
    select * from int_restatements where scope_kind = 'street'
),
run_metrics as (select * from run_metrics where is_headline),
headlines as (
    select
        restatements.period as period,
        restatements.metric as metric,
        run_metrics.metric_no as metric_no,
        run_metrics.metric_kind as metric_kind,
        restatements.printed_as_of as printed_as_of,
        restatements.printed_numerator as printed_numerator,
        restatements.printed_denominator as printed_denominator,
        restatements.numerator as numerator,
        restatements.denominator as denominator,
        restatements.cause as cause
    from restatements
    inner join run_metrics on restatements.metric = run_metrics.metric
)
select * from headlines
