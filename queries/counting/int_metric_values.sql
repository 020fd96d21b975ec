-- Every metric of every scope: this period, the one before and a year ago.
-- grain: metric, scope_kind, scope
-- kept:  yes
-- units: values = shares 0-1 for rates, tickets for the rest; null where there is no data; numerator = tickets, x 1000 for the volume per 1000 households
with
pairs as (select * from int_metric_pairs),
households as (select * from int_scope_households),
shares as (select * from int_shares),
scopes as (select * from int_scopes),
run_periods as (select * from run_periods),
-- What names no unit has a share, and no other figure.
rest as (
    select
        'share' as metric,
        'share' as metric_kind,
        shares.scope_kind as scope_kind,
        shares.scope as scope,
        run_periods.role as role,
        shares.tickets as numerator,
        shares.street_tickets as denominator,
        shares.share as known_value
    from shares
    inner join run_periods on shares.period_id = run_periods.period_id
    left join scopes
        on shares.scope_kind = scopes.scope_kind
        and shares.scope = scopes.scope
    where scopes.scope is null
        and (run_periods.role = 'current' or run_periods.is_covered)
),
known as (
    select
        pairs.metric as metric,
        pairs.metric_kind as metric_kind,
        pairs.scope_kind as scope_kind,
        pairs.scope as scope,
        pairs.role as role,
        case
            when pairs.metric_kind = 'per_1000_households'
                then pairs.numerator * 1000
            else pairs.numerator
        end as numerator,
        case
            when pairs.metric_kind = 'share' then shares.street_tickets
            when pairs.metric_kind = 'per_1000_households'
                then households.households
            else pairs.denominator
        end as denominator,
        case
            when pairs.metric_kind = 'share' then shares.share
            else pairs.value
        end as known_value
    from pairs
    left join shares
        on pairs.period_id = shares.period_id
        and pairs.scope_kind = shares.scope_kind
        and pairs.scope = shares.scope
    left join households
        on pairs.scope_kind = households.scope_kind
        and pairs.scope = households.scope
    union all
    select * from rest
),
valued as (
    select
        *,
        case
            when metric_kind = 'per_1000_households'
                then case
                    when denominator > 0 then numerator::double / denominator
                end
            else known_value
        end as value
    from known
),
pivoted as (
    select
        metric,
        scope_kind,
        scope,
        metric_kind,
        max(case when role = 'current' then numerator end) as numerator,
        max(case when role = 'current' then denominator end) as denominator,
        max(case when role = 'previous' then numerator end)
            as previous_numerator,
        max(case when role = 'previous' then denominator end)
            as previous_denominator,
        max(case when role = 'year_ago' then numerator end)
            as year_ago_numerator,
        max(case when role = 'year_ago' then denominator end)
            as year_ago_denominator,
        max(case when role = 'current' then value end) as value,
        max(case when role = 'previous' then value end) as previous_value,
        max(case when role = 'year_ago' then value end) as year_ago_value
    from valued
    group by metric, scope_kind, scope, metric_kind
)
select * from pivoted
