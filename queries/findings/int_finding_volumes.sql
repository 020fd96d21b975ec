-- Counts of tickets that moved beyond chance, and against which of the earlier periods that is told.
-- grain: scope_kind, scope
-- units: against = previous or year_ago, the nearer of both; a season returns, so a count differs from both as far as they are known
with
days as (
    select
        max(case when role = 'current' then days end) as days,
        max(case when role = 'previous' then days end) as previous_days,
        max(case when role = 'year_ago' then days end) as year_ago_days
    from run_periods
),
volumes as (
    select
        metrics.*,
        metrics.numerator::double / days.days as pace,
        metrics.previous_numerator::double / days.previous_days
            as previous_pace,
        metrics.year_ago_numerator::double / days.year_ago_days
            as year_ago_pace,
        limits.most_p as most_p,
        limits.most_q as most_q
    from int_metrics as metrics
    cross join days
    cross join rule_findings as limits
    where metrics.metric = 'volume'
        and metrics.scope_kind in (
            select scope_kind from rule_finding_volumes
        )
        and metrics.scope not in (
            select no_community from rule_scopes
            union all
            select 'other' as topic
        )
),
-- Two looks at each count: of so many some would move by chance.
judged as (
    select
        *,
        case
            when year_ago_pace is null
                then case when q_change * 2 <= most_q then 'previous' end
            when previous_pace is null
                then case when q_year_ago * 2 <= most_q then 'year_ago' end
            when (q_change * 2 <= most_q or q_year_ago * 2 <= most_q)
                and p_change <= most_p and p_year_ago <= most_p
                and (pace > previous_pace) = (pace > year_ago_pace)
                then case
                    when abs(pace - previous_pace) <= abs(pace - year_ago_pace)
                        then 'previous'
                    else 'year_ago'
                end
        end as against
    from volumes
),
moved as (
    select
        metric,
        metric_kind,
        scope_kind,
        scope,
        scope_label,
        good_direction,
        numerator,
        denominator,
        value,
        previous_numerator,
        previous_denominator,
        previous_value,
        year_ago_numerator,
        year_ago_denominator,
        year_ago_value,
        against,
        p_change,
        q_change,
        p_year_ago,
        q_year_ago
    from judged
    where against is not null
)
select * from moved
