-- The months of `int_metric_months`, and what the months before each led one to expect.
-- grain: metric, scope_kind, scope, month
-- order: metric_no, scope_kind, scope, month
-- page: report, communities
-- units: pace = share 0-1 of a rate, tickets a day of a count, tickets of a stock; usual_… are in that unit, 95 %; null where not known
-- units: is_one_callers = of this month, where it is one: beyond that to the bad side, but not without the caller heard most
with
months as (select * from int_metric_months),
ranges as (select * from est_usual_ranges),
voices as (select * from int_metric_voices),
ranged as (
    select
        months.metric as metric,
        months.metric_no as metric_no,
        months.metric_kind as metric_kind,
        months.is_monthly as is_monthly,
        months.scope_kind as scope_kind,
        months.scope as scope,
        months.month as month,
        months.back_no as back_no,
        months.is_covered as is_covered,
        months.is_current as is_current,
        months.numerator as numerator,
        months.denominator as denominator,
        months.value as value,
        case
            when months.trials > 0 then months.numerator::double / months.trials
        end as pace,
        ranges.usual as usual,
        ranges.lower_95 as usual_lower,
        ranges.upper_95 as usual_upper,
        voices.good_direction as good_direction,
        case
            when coalesce(voices.without_denominator, months.trials) > 0
                then voices.without_numerator::double
                    / coalesce(voices.without_denominator, months.trials)
        end as pace_without
    from months
    left join ranges
        on months.metric = ranges.metric
        and months.scope_kind = ranges.scope_kind
        and months.scope = ranges.scope
        and months.month = ranges.month
    left join voices
        on months.is_current
        and months.metric = voices.metric
        and months.scope_kind = voices.scope_kind
        and months.scope = voices.scope
),
judged as (
    select
        metric,
        metric_no,
        metric_kind,
        is_monthly,
        scope_kind,
        scope,
        month,
        back_no,
        is_covered,
        is_current,
        numerator,
        denominator,
        value,
        pace,
        usual,
        usual_lower,
        usual_upper,
        coalesce(
            case good_direction
                when 'up' then pace < usual_lower and pace_without >= usual_lower
                when 'down' then pace > usual_upper and pace_without <= usual_upper
            end,
            false
        ) as is_one_callers
    from ranged
)
select * from judged
