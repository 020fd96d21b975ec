-- Every metric and scope of the period with its topic's name, for people.
-- grain: metric, scope_kind, scope
-- order: metric_no, scope_kind, scope_no, scope
-- sheet: annex.xlsx
with
metrics as (select * from int_metrics),
named as (
    select
        metric,
        scope_kind,
        scope,
        scope_label,
        metric_no,
        scope_no,
        numerator,
        denominator,
        case when metric_kind in ('rate', 'share') then value end as rate,
        case when metric_kind in ('rate', 'share') then null else value end
            as amount,
        case when metric_kind = 'rate' then lower_95 end as lower_95,
        case when metric_kind = 'rate' then upper_95 end as upper_95,
        previous_numerator,
        previous_denominator,
        year_ago_numerator,
        year_ago_denominator,
        p_change,
        q_change,
        p_year_ago,
        q_year_ago,
        status
    from metrics
)
select * from named
