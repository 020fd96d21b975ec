-- Whatever might be told on the first page: rates, changes, places, stocks and visits, in one currency, cases.
-- grain: candidate
-- units: p_value, q_value = of the test named, null where estimating makes it
-- units: is_settled = over, and all closed: a wave that asks for nothing
-- units: bad = tickets (households for visits) on the bad side, expected_bad = as many as would be usual, null where estimating says; rates 0-1
with
current_days as (
    select days, start_at, end_at from run_periods where role = 'current'
),
-- An estate is judged by the month: of a week or a quarter it says nothing.
whole_months as (
    select int_past_months.period_id as period_id
    from int_past_months
    inner join current_days
        on int_past_months.start_at = current_days.start_at
        and int_past_months.end_at = current_days.end_at
    where int_past_months.month_no = 0
),
headlines as (
    select metrics.*
    from int_metrics as metrics
    inner join rule_finding_stocks as rules on metrics.metric = rules.metric
    where metrics.scope_kind = 'street' and metrics.numerator > 0
),
found as (
    select
        scope_kind as dimension,
        'rate' as kind,
        metric,
        'rate' as metric_kind,
        scope,
        scope_label,
        good_direction,
        'rest' as against,
        is_worse,
        is_finding as is_beyond,
        numerator,
        denominator,
        null::integer as earlier_numerator,
        null::integer as earlier_denominator,
        null::integer as earlier_days,
        bad,
        reference_value,
        expected_bad,
        null::double as p_value,
        null::double as q_value,
        'binomial' as test
    from int_finding_rates
    union all
    select
        scope_kind,
        case when metric_kind = 'rate' then 'rate_change' else 'volume_change' end,
        metric, metric_kind, scope, scope_label, good_direction, against, is_worse,
        true, numerator, denominator, earlier_numerator, earlier_denominator,
        earlier_days, bad, reference_value, expected_bad, p_value, q_value,
        case when metric_kind = 'rate' then 'fisher_mid_p' else 'conditional_exact' end
    from int_finding_changes
    union all
    select
        'place', 'hotspot', kind, 'count', hotspot_id, title, 'down', 'expected',
        true, kind <> 'seasonal' and coalesce(q_value <= 0.05, false),
        tickets, null, null, null, null, tickets, null, expected, p_value, q_value,
        case when kind = 'persistent' then 'poisson' else 'negative_binomial' end
    from int_hotspots
    union all
    select
        'place', 'estate', 'volume', 'count', estate, estate, 'down', 'expected',
        tickets > expected, is_listed and tickets > expected, tickets, households, null, null, null, tickets, null, expected,
        null, null, 'poisson'
    from est_problem_estates
    cross join whole_months
    union all
    select
        'street', 'stock', metric, 'stock', scope, scope_label, good_direction,
        'past', true, null, numerator, null, previous_numerator, null, null,
        numerator, null, null, null, null, 'negative_binomial'
    from headlines
    union all
    select
        'visits', 'care', 'care_met', 'rate', scope, scope, 'up', 'pace', true, null,
        care_met, care_households, null, null, null, care_households - care_met,
        elapsed_share, care_households * (1 - elapsed_share), null, null, 'binomial'
    from est_visit_coverage
    where scope_kind = 'street'
        and care_met < care_households * elapsed_share
    union all
    select
        'topic', 'wave', 'volume', 'count', topic, topic_label, 'down', 'expected',
        true, null, tickets, null, null, null, null, tickets, null, expected, null,
        null, 'poisson'
    from int_finding_waves
    union all
    select
        'whistle', 'whistle', 'whistle_in_time', 'rate', scope, scope, 'up', against,
        true, null, numerator, denominator, earlier_numerator, earlier_denominator,
        null, bad, reference_value, expected_bad, null, null, 'fisher_mid_p'
    from int_finding_whistles
),
candidates as (
    select
        concat(found.dimension, '|', found.kind, '|', found.metric, '|', found.scope)
            as candidate,
        found.*,
        current_days.days as days,
        coalesce(waves.is_settled, false) as is_settled
    from found
    cross join current_days
    left join int_finding_waves as waves
        on found.kind = 'wave' and found.scope = waves.topic
)
select * from candidates
