-- Rates of the street and counts that moved beyond chance since the period before or, where they did not, since a year ago; the nearer of both.
-- grain: scope_kind, metric, scope
-- units: rates 0-1; against = previous or year_ago; expected = tickets at that period's pace
with
days as (
    select
        max(case when role = 'current' then days end) as days,
        max(case when role = 'previous' then days end) as previous_days,
        max(case when role = 'year_ago' then days end) as year_ago_days
    from run_periods
),
rates as (
    select metrics.*
    from int_metrics as metrics
    inner join rule_finding_rates as rules
        on metrics.scope_kind = rules.scope_kind
        and metrics.metric = rules.metric
    where metrics.scope_kind = 'street'
),
-- Two looks at each rate: of so many some would move by chance.
looks as (
    select
        2 * count(*) as looks,
        (select most_p from rule_findings) as most_p
    from rates
),
moved_rates as (
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
        case
            when coalesce(p_change <= looks.most_p / looks.looks, false) then 'previous'
            when coalesce(p_year_ago <= looks.most_p / looks.looks, false) then 'year_ago'
        end as against,
        p_change,
        q_change,
        p_year_ago,
        q_year_ago
    from rates
    cross join looks
),
compared as (
    select
        moved.*,
        days.days as days,
        days.previous_days as previous_days,
        days.year_ago_days as year_ago_days
    from (
        select * from moved_rates
        union all
        select * from int_finding_volumes
    ) as moved
    cross join days
    where moved.against is not null
),
earlier as (
    select
        *,
        case against when 'previous' then previous_numerator else year_ago_numerator end
            as earlier_numerator,
        case against when 'previous' then previous_denominator else year_ago_denominator end
            as earlier_denominator,
        case against when 'previous' then previous_value else year_ago_value end as earlier_value,
        case against when 'previous' then previous_days else year_ago_days end as earlier_days,
        case against when 'previous' then p_change else p_year_ago end as p_value,
        case against when 'previous' then q_change else q_year_ago end as q_value
    from compared
),
held as (
    select
        scope_kind,
        metric,
        scope,
        scope_label,
        metric_kind,
        good_direction,
        against,
        case
            when good_direction = 'up' then value < earlier_value
            when metric_kind = 'rate' then value > earlier_value
            else numerator * earlier_days > earlier_numerator * days
        end as is_worse,
        numerator,
        denominator,
        earlier_numerator,
        earlier_denominator,
        earlier_days,
        days,
        case
            when good_direction = 'up' then denominator - numerator
            else numerator
        end as bad,
        case when metric_kind = 'rate' then earlier_value end as reference_value,
        case
            when good_direction = 'up'
                then denominator * (1 - earlier_value)
            when metric_kind = 'rate' then denominator * earlier_value
            else earlier_numerator::double * days / earlier_days
        end as expected_bad,
        p_value,
        q_value
    from earlier
)
select * from held
