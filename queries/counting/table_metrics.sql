-- Every metric of every scope, as other programs read it.
-- grain: scope_kind, scope, metric
-- order: metric_no, scope_kind, scope_no, scope
-- hidden: metric_no, scope_no
-- csv: metrics
-- units: rates 0-1, six decimals
with
metrics as (select * from int_metrics where scope_kind <> 'topic_group'),
rounded as (
    select
        scope_kind,
        scope,
        metric,
        rule,
        numerator,
        denominator,
        round(value, 6) as value,
        round(lower_95, 6) as lower_95,
        round(upper_95, 6) as upper_95,
        previous_numerator,
        previous_denominator,
        round(previous_value, 6) as previous_value,
        round(year_ago_value, 6) as year_ago_value,
        round(p_change, 6) as p_change,
        status,
        year_ago_numerator,
        year_ago_denominator,
        round(q_change, 6) as q_change,
        round(p_year_ago, 6) as p_year_ago,
        round(q_year_ago, 6) as q_year_ago,
        metric_no,
        scope_no
    from metrics
)
select * from rounded
