-- Communities beyond the funnel; one that is worse in two respects is told once, by the farther one, with the other beside it.
-- grain: metric, scope
-- units: rates 0-1; bad_no 1 is the respect in which a community is farthest from the street
with
metrics as (select * from int_metrics),
street as (select metric, value from metrics where scope_kind = 'street'),
beyond as (
    select
        metrics.metric as metric,
        metrics.scope as scope,
        metrics.scope_label as scope_label,
        case
            when metrics.status = 'below' then 'community_below'
            else 'community_above'
        end as kind,
        metrics.numerator as numerator,
        metrics.denominator as denominator,
        metrics.value as value,
        street.value as reference_value,
        metrics.good_direction = 'up' and metrics.status = 'below'
        or metrics.good_direction = 'down' and metrics.status = 'above'
            as is_bad
    from metrics
    inner join street on metrics.metric = street.metric
    where metrics.scope_kind = 'community' and metrics.is_finding
        and metrics.scope <> (select no_community from rule_scopes)
),
ordered as (
    select
        *,
        row_number() over (
            partition by scope, is_bad
            order by abs(value - reference_value) desc, metric
        )::integer as bad_no
    from beyond
),
seconds as (select * from ordered where is_bad and bad_no = 2),
told as (
    select
        ordered.metric as metric,
        ordered.scope as scope,
        ordered.scope_label as scope_label,
        ordered.kind as kind,
        ordered.numerator as numerator,
        ordered.denominator as denominator,
        ordered.value as value,
        ordered.reference_value as reference_value,
        case
            when not ordered.is_bad then 7
            when ordered.bad_no = 1 then 1
            else 5
        end as rank,
        case when ordered.is_bad and ordered.bad_no = 1 then seconds.metric end
            as also_metric,
        case when ordered.is_bad and ordered.bad_no = 1 then seconds.numerator end
            as also_numerator,
        case when ordered.is_bad and ordered.bad_no = 1 then seconds.denominator end
            as also_denominator,
        case
            when ordered.is_bad and ordered.bad_no = 1
                then seconds.reference_value
        end as also_reference_value
    from ordered
    left join seconds on ordered.scope = seconds.scope
    where not ordered.is_bad or ordered.bad_no <> 2
)
select * from told
