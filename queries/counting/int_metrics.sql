-- Every metric and scope of the report, with interval, comparison and funnel status.
-- grain: metric, scope_kind, scope
-- order: metric_no, scope_kind, scope_no, scope
-- page: report, communities
-- units: rates 0-1; p two-sided, q corrected within a metric and kind of scope
with
metric_values as (select * from int_metric_values),
estimates as (select * from est_metrics),
medians as (select * from int_medians),
run_metrics as (select * from run_metrics),
topics as (select * from int_topics),
groups as (
    select topic_group, max(group_label) as group_label
    from topics
    group by topic_group
),
ref_communities as (select * from ref_communities),
labelled as (
    select
        metric_values.metric as metric,
        metric_values.scope_kind as scope_kind,
        metric_values.scope as scope,
        coalesce(
            topics.topic_label,
            groups.group_label,
            metric_values.scope
        ) as scope_label,
        run_metrics.rule as rule,
        metric_values.metric_kind as metric_kind,
        run_metrics.metric_no as metric_no,
        run_metrics.is_headline as is_headline,
        run_metrics.good_direction as good_direction,
        case
            when metric_values.scope in (
                select no_community from rule_scopes
                union all
                select no_unit from rule_scopes
            ) then 2147483647
            else coalesce(
                ref_communities.community_no,
                topics.topic_no,
                1000000
            )
        end as scope_no,
        metric_values.numerator as numerator,
        metric_values.denominator as denominator,
        coalesce(medians.value, metric_values.value) as value,
        estimates.lower_95 as lower_95,
        estimates.upper_95 as upper_95,
        metric_values.previous_numerator as previous_numerator,
        metric_values.previous_denominator as previous_denominator,
        coalesce(medians.previous_value, metric_values.previous_value)
            as previous_value,
        metric_values.year_ago_numerator as year_ago_numerator,
        metric_values.year_ago_denominator as year_ago_denominator,
        coalesce(medians.year_ago_value, metric_values.year_ago_value)
            as year_ago_value,
        estimates.p_change as p_change,
        estimates.q_change as q_change,
        estimates.p_year_ago as p_year_ago,
        estimates.q_year_ago as q_year_ago,
        coalesce(estimates.status, '') as status,
        coalesce(estimates.is_finding, false) as is_finding,
        coalesce(estimates.q_change <= 0.05, false) as is_change_significant,
        coalesce(estimates.q_year_ago <= 0.05, false)
            as is_year_ago_significant
    from metric_values
    inner join run_metrics on metric_values.metric = run_metrics.metric
    left join estimates
        on metric_values.metric = estimates.metric
        and metric_values.scope_kind = estimates.scope_kind
        and metric_values.scope = estimates.scope
    left join medians
        on metric_values.metric_kind = 'median'
        and metric_values.scope_kind = medians.scope_kind
        and metric_values.scope = medians.scope
    left join topics
        on metric_values.scope_kind = 'topic'
        and metric_values.scope = topics.topic
    left join groups
        on metric_values.scope_kind = 'topic_group'
        and metric_values.scope = groups.topic_group
    left join ref_communities
        on metric_values.scope_kind = 'community'
        and metric_values.scope = ref_communities.community
)
select * from labelled
