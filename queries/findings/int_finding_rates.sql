-- Rates outside the limits of their kind of scope, held against the rest of it: the street without the scopes that are worse.
-- grain: scope_kind, metric, scope
-- units: rates 0-1; bad = tickets on the bad side, expected_bad = as many as the rest's rate would have
with
rates as (
    select
        metrics.*,
        case
            when metrics.good_direction = 'up'
                then metrics.denominator - metrics.numerator
            else metrics.numerator
        end as bad
    from int_metrics as metrics
    inner join rule_finding_rates as rules
        on metrics.scope_kind = rules.scope_kind
        and metrics.metric = rules.metric
),
street as (
    select
        metrics.metric as metric,
        metrics.numerator as numerator,
        metrics.denominator as denominator
    from int_metrics as metrics
    where metrics.scope_kind = 'street'
),
-- Outside the limits; or, where others may hide it or no funnel is drawn, with so many bad cases that estimating has to judge.
outside as (
    select
        rates.*,
        rates.status in ('below', 'above') as is_flagged,
        case
            when rates.status in ('within', '') then true
            else rates.good_direction = 'up' and rates.status = 'below'
                or rates.good_direction = 'down' and rates.status = 'above'
        end as is_worse
    from rates
    inner join street on rates.metric = street.metric
    where rates.scope_kind <> 'street'
        and (
            rates.status in ('below', 'above')
            or (
                rates.status in ('within', '')
                and rates.bad >= (select fewest_cases from rule_findings)
                and rates.bad * street.denominator * 2 > 3 * rates.denominator
                * case
                    when rates.good_direction = 'up'
                        then street.denominator - street.numerator
                    else street.numerator
                end
            )
        )
        and rates.scope not in (
            select no_community from rule_scopes
            union all
            select no_unit from rule_scopes
        )
),
worse as (
    select
        scope_kind,
        metric,
        sum(numerator) as numerator,
        sum(denominator) as denominator
    from outside
    where is_flagged and is_worse
    group by scope_kind, metric
),
-- The rest is the street without itself and without all that is worse.
rest as (
    select
        outside.scope_kind as scope_kind,
        outside.metric as metric,
        outside.scope as scope,
        (
            street.numerator - coalesce(worse.numerator, 0)
            - case when outside.is_flagged and outside.is_worse then 0 else outside.numerator end
        )::double as numerator,
        street.denominator - coalesce(worse.denominator, 0)
        - case when outside.is_flagged and outside.is_worse then 0 else outside.denominator end
            as denominator
    from outside
    inner join street on outside.metric = street.metric
    left join worse
        on outside.scope_kind = worse.scope_kind
        and outside.metric = worse.metric
),
held as (
    select
        outside.scope_kind as scope_kind,
        outside.metric as metric,
        outside.scope as scope,
        outside.scope_label as scope_label,
        outside.good_direction as good_direction,
        outside.is_worse as is_worse,
        outside.is_finding as is_finding,
        outside.numerator as numerator,
        outside.denominator as denominator,
        outside.bad::integer as bad,
        rest.numerator / rest.denominator as reference_value,
        case
            when outside.good_direction = 'up'
                then outside.denominator * (1 - rest.numerator / rest.denominator)
            else outside.denominator * rest.numerator / rest.denominator
        end as expected_bad
    from outside
    inner join rest
        on outside.scope_kind = rest.scope_kind
        and outside.metric = rest.metric
        and outside.scope = rest.scope
    where rest.denominator > 0
)
select * from held
