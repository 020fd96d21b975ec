-- Each rate that may be a finding among all of its kind of scope, for what is judged without a caller.
-- grain: metric, scope_kind, scope
with
families as (
    select
        tests.metric as metric,
        run_metrics.good_direction as good_direction,
        tests.scope_kind as scope_kind,
        tests.scope as scope,
        tests.numerator as numerator,
        tests.denominator as denominator,
        tests.previous_numerator as previous_numerator,
        tests.previous_denominator as previous_denominator
    from int_metric_tests as tests
    inner join rule_finding_rates as rules
        on tests.metric = rules.metric and tests.scope_kind = rules.scope_kind
    inner join run_metrics on tests.metric = run_metrics.metric
    where tests.scope_kind <> 'street'
)
select * from families
