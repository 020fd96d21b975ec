-- The last months of the street, each seen at the same age as this period.
-- grain: month
-- order: month
-- page: report
-- units: tickets_per_day = tickets a day; ontime_value = share 0-1; null where data is missing
with
months as (select * from run_periods where role = 'trend'),
current_period as (select * from run_periods where role = 'current'),
counts as (select * from int_metric_counts where scope_kind = 'street'),
volumes as (select * from counts where metric = 'volume'),
ontime as (select * from counts where metric = 'ontime_rate'),
ranges as (select * from est_trend_ranges),
trend as (
    select
        months.period_name as month,
        months.is_covered as is_covered,
        months.start_at >= current_period.start_at
        and months.end_at <= current_period.end_at as is_current,
        case when months.is_covered then coalesce(volumes.numerator, 0) end
            as tickets,
        case
            when months.is_covered
                then coalesce(volumes.numerator, 0)::double / months.days
        end as tickets_per_day,
        ranges.lower_95 as expected_lower_95,
        ranges.upper_95 as expected_upper_95,
        case when months.is_covered then ontime.numerator end
            as ontime_numerator,
        case when months.is_covered then ontime.denominator end
            as ontime_denominator,
        case
            when months.is_covered and ontime.denominator > 0
                then ontime.numerator::double / ontime.denominator
        end as ontime_value
    from months
    left join volumes on months.period_id = volumes.period_id
    left join ontime on months.period_id = ontime.period_id
    left join ranges on months.period_name = ranges.month
    cross join current_period
)
select * from trend
