-- The street's own figures in print order, each with its change in the unit it is told in.
-- grain: metric
-- order: metric_no
-- page: report
-- units: change_unit = percent (share of the daily rate), items, points (percentage points)
-- units: *_one_callers = beyond chance, but not without the caller heard most
with
street as (
    select * from int_metrics where scope_kind = 'street' and is_headline
),
voices as (select * from est_one_caller_changes),
current_days as (select days from run_periods where role = 'current'),
previous_days as (select days, is_covered from run_periods where role = 'previous'),
year_ago_days as (select days, is_covered from run_periods where role = 'year_ago'),
compared as (
    select
        street.metric as metric,
        street.metric_no as metric_no,
        street.metric_kind as metric_kind,
        street.good_direction as good_direction,
        street.numerator as numerator,
        street.denominator as denominator,
        street.value as value,
        street.lower_95 as lower_95,
        street.upper_95 as upper_95,
        street.previous_value as previous_value,
        street.previous_numerator as previous_numerator,
        street.previous_denominator as previous_denominator,
        street.previous_value is not null as previous_is_known,
        street.year_ago_value as year_ago_value,
        street.year_ago_numerator as year_ago_numerator,
        street.year_ago_denominator as year_ago_denominator,
        street.year_ago_value is not null as year_ago_is_known,
        street.is_change_significant as is_change_significant,
        street.p_change as p_change,
        street.is_year_ago_significant as is_year_ago_significant,
        street.p_year_ago as p_year_ago,
        street.is_change_significant
        and coalesce(voices.is_change_one_callers, false) as is_change_one_callers,
        street.is_year_ago_significant
        and coalesce(voices.is_year_ago_one_callers, false)
            as is_year_ago_one_callers,
        case
            when street.metric_kind = 'rate' then 'points'
            when street.previous_numerator >= 20 and street.numerator >= 20
                then 'percent'
            else 'items'
        end as previous_change_unit,
        case
            when street.metric_kind = 'rate' then 'points'
            when street.year_ago_numerator >= 20 and street.numerator >= 20
                then 'percent'
            else 'items'
        end as year_ago_change_unit,
        case
            when street.metric_kind = 'count'
                then street.value / current_days.days
            else street.value
        end as pace,
        case
            when street.metric_kind = 'count'
                then street.previous_value / previous_days.days
            else street.previous_value
        end as previous_pace,
        case
            when street.metric_kind = 'count'
                then street.year_ago_value / year_ago_days.days
            else street.year_ago_value
        end as year_ago_pace
    from street
    left join voices
        on street.metric = voices.metric
        and street.scope_kind = voices.scope_kind
    cross join current_days
    cross join previous_days
    cross join year_ago_days
),
changed as (
    select
        *,
        case
            when previous_change_unit = 'points'
                then (value - previous_value) * 100
            when previous_change_unit = 'items' then value - previous_value
            else pace / previous_pace - 1
        end as previous_change,
        case
            when year_ago_change_unit = 'points'
                then (value - year_ago_value) * 100
            when year_ago_change_unit = 'items' then value - year_ago_value
            else pace / year_ago_pace - 1
        end as year_ago_change
    from compared
),
directed as (
    select
        *,
        case
            when previous_change > 0 then 'up'
            when previous_change < 0 then 'down'
            else 'flat'
        end as previous_direction,
        case
            when year_ago_change > 0 then 'up'
            when year_ago_change < 0 then 'down'
            else 'flat'
        end as year_ago_direction
    from changed
),
headlines as (
    select * from directed where metric_kind <> 'rate' or denominator > 0
)
select * from headlines
