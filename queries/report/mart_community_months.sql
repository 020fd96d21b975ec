-- Each community's last twelve months, seen at the same age as this period.
-- grain: community, month
-- order: community, month
-- page: communities
-- units: null where data is missing
with
months as (
    select
        period_id,
        period_name,
        is_covered,
        row_number() over (order by period_name desc)::integer as back_no
    from run_periods
    where role = 'trend'
),
communities as (
    select scope as community
    from int_scopes
    where scope_kind = 'community' and scope <> (select no_community from rule_scopes)
),
counted as (
    select
        counts.period_id as period_id,
        counts.metric as metric,
        counts.scope as community,
        counts.numerator as numerator,
        counts.denominator as denominator
    from int_metric_counts as counts
    where counts.scope_kind = 'community'
),
volumes as (select * from counted where metric = 'volume'),
ontime as (select * from counted where metric = 'ontime_rate'),
series as (
    select
        communities.community as community,
        months.period_name as month,
        months.is_covered as is_covered,
        case when months.is_covered then coalesce(volumes.numerator, 0) end
            as tickets,
        case when months.is_covered then ontime.numerator end as ontime,
        case when months.is_covered then ontime.denominator end as due
    from communities
    cross join months
    left join volumes
        on communities.community = volumes.community
        and months.period_id = volumes.period_id
    left join ontime
        on communities.community = ontime.community
        and months.period_id = ontime.period_id
    where months.back_no <= 12
)
select * from series
