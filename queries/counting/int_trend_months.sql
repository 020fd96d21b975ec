-- The months of the trend with their tickets, for what the months before led one to expect.
-- grain: month
-- units: tickets = null where data is missing
with
months as (select * from run_periods where role = 'trend'),
volumes as (
    select *
    from int_metric_counts
    where scope_kind = 'street' and metric = 'volume'
),
counted as (
    select
        months.period_name as month,
        months.days as days,
        case when months.is_covered then coalesce(volumes.numerator, 0) end
            as tickets
    from months
    left join volumes on months.period_id = volumes.period_id
)
select * from counted
