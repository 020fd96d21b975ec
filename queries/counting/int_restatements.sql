-- Figures of earlier periods that read otherwise today than they were printed, and why.
-- grain: period, metric, scope_kind, scope
-- order: period, metric_no, scope_kind, scope
-- hidden: metric_no
-- csv: restatements
-- units: cause = late_closure, new_export, rule_change, calendar; stocks are compared at their own moment
with
published as (select * from ref_published),
run_metrics as (select * from run_metrics),
run_options as (select * from run_options),
counts as (select * from int_metric_counts),
restated as (select * from run_periods where role = 'restated'),
reprinted as (select * from run_periods where role = 'reprinted'),
read_again as (
    select
        published.period_name as period,
        published.metric as metric,
        run_metrics.metric_no as metric_no,
        run_metrics.metric_kind as metric_kind,
        published.scope_kind as scope_kind,
        published.scope as scope,
        published.as_of as printed_as_of,
        published.numerator as printed_numerator,
        published.denominator as printed_denominator,
        published.rules_sha256 <> run_options.rules_sha256
        or published.rules_version <> run_options.rules_version
            as has_other_rules,
        published.calendar_sha256 <> run_options.calendar_sha256
            as has_other_calendar,
        coalesce(known_then.numerator, 0) as then_numerator,
        case
            when run_metrics.metric_kind = 'rate'
                then coalesce(known_then.denominator, 0)
        end as then_denominator,
        coalesce(known_now.numerator, 0) as now_numerator,
        case
            when run_metrics.metric_kind = 'rate'
                then coalesce(known_now.denominator, 0)
        end as now_denominator
    from published
    inner join run_metrics on published.metric = run_metrics.metric
    inner join restated on published.period_name = restated.period_name
    inner join reprinted on published.period_name = reprinted.period_name
    cross join run_options
    left join counts as known_now
        on case
            when run_metrics.metric_kind = 'stock' then reprinted.period_id
            else restated.period_id
        end = known_now.period_id
        and published.metric = known_now.metric
        and published.scope_kind = known_now.scope_kind
        and published.scope = known_now.scope
    left join counts as known_then
        on reprinted.period_id = known_then.period_id
        and published.metric = known_then.metric
        and published.scope_kind = known_then.scope_kind
        and published.scope = known_then.scope
),
-- What was known then decides: if it reads as printed, only time has passed since.
explained as (
    select
        *,
        case
            when then_numerator = printed_numerator
                and coalesce(then_denominator, 0)
                    = coalesce(printed_denominator, 0)
                then 'late_closure'
            when has_other_rules then 'rule_change'
            when has_other_calendar then 'calendar'
            else 'new_export'
        end as cause
    from read_again
    where now_numerator <> printed_numerator
        or coalesce(now_denominator, 0) <> coalesce(printed_denominator, 0)
),
restatements as (
    select
        period,
        metric,
        scope_kind,
        scope,
        printed_as_of,
        printed_numerator,
        printed_denominator,
        case
            when printed_denominator > 0
                then round(printed_numerator::double / printed_denominator, 6)
        end as printed_value,
        now_numerator as numerator,
        now_denominator as denominator,
        case
            when now_denominator > 0
                then round(now_numerator::double / now_denominator, 6)
        end as value,
        cause,
        metric_no
    from explained
)
select * from restatements
