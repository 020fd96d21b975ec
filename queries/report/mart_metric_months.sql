-- The months of `int_metric_months`, and what the months before each led one to expect.
-- grain: metric, scope_kind, scope, month
-- order: metric_no, scope_kind, scope, month
-- page: report, communities
-- units: pace = share 0-1 of a rate, tickets a day of a count, tickets of a stock; usual_… are in that unit, 95 %; null where not known
with
months as (select * from int_metric_months),
ranges as (select * from est_usual_ranges),
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
        ranges.upper_95 as usual_upper
    from months
    left join ranges
        on months.metric = ranges.metric
        and months.scope_kind = ranges.scope_kind
        and months.scope = ranges.scope
        and months.month = ranges.month
)
select * from ranged
