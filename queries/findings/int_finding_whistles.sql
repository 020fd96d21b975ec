-- How many of the period's whistles were answered in time, of each level against the others and of all against the year before.
-- grain: scope
-- units: earlier_* = whom they are held against: a level the other levels of twelve months, all those of the twelve months before
with
current_period as (select * from run_periods where role = 'current'),
judged as (
    select
        whistles.level::text as level,
        whistles.blown_at >= current_period.start_at as is_now,
        whistles.is_in_time as is_in_time
    from int_whistles as whistles
    cross join current_period
    where whistles.is_judged
        and whistles.blown_at < current_period.end_at
        and whistles.blown_at >= current_period.end_at - interval 12 month
),
levels as (select level from judged where is_now group by level),
compared as (
    select
        levels.level as scope,
        'rest' as against,
        judged.level = levels.level as is_own,
        judged.is_in_time as is_in_time
    from levels
    inner join judged on judged.is_now or judged.level <> levels.level
    union all
    select
        (select street from rule_scopes), 'past', is_now, is_in_time
    from judged
),
counts as (
    select
        scope,
        against,
        sum(case when is_own then 1 else 0 end)::integer as denominator,
        sum(case when is_own and is_in_time then 1 else 0 end)::integer
            as numerator,
        sum(case when is_own then 0 else 1 end)::integer as earlier_denominator,
        sum(case when not is_own and is_in_time then 1 else 0 end)::integer
            as earlier_numerator
    from compared
    group by scope, against
),
worse as (
    select
        counts.*,
        denominator - numerator as bad,
        earlier_numerator::double / earlier_denominator as reference_value,
        denominator
            * (1 - earlier_numerator::double / earlier_denominator)
            as expected_bad
    from counts
    where denominator > 0
        and earlier_denominator >= (select fewest_trials from rule_findings)
        and numerator::double / denominator
            < earlier_numerator::double / earlier_denominator
)
select * from worse
