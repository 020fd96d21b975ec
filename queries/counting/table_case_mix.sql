-- What went wrong in each community and unit, against what its mix of demand types would have go wrong.
-- grain: metric, scope_kind, scope
-- order: metric_no, scope_kind, scope_no, scope
-- hidden: metric_no, scope_no
-- csv: case_mix
-- sheet: annex.xlsx
-- units: observed = tickets that count against the metric; ratio = observed over expected; six decimals
with
case_mix as (select * from est_case_mix),
metrics as (select * from int_metrics),
compared as (
    select
        case_mix.scope_kind as scope_kind,
        case_mix.scope as scope,
        case_mix.metric as metric,
        case_mix.tickets as tickets,
        case_mix.observed as observed,
        round(case_mix.expected, 6) as expected,
        round(case_mix.ratio, 6) as ratio,
        round(case_mix.lower_95, 6) as lower_95,
        round(case_mix.upper_95, 6) as upper_95,
        metrics.metric_no as metric_no,
        metrics.scope_no as scope_no
    from case_mix
    inner join metrics
        on case_mix.metric = metrics.metric
        and case_mix.scope_kind = metrics.scope_kind
        and case_mix.scope = metrics.scope
)
select * from compared
