-- The period and the months of the trend before it: it is compared with twelve, and the rest are for looking back.
-- grain: month_no
-- units: month_no = 0 for the period, 1 for the month before it
with
current_period as (select * from run_periods where role = 'current'),
months as (
    select
        run_periods.period_id as period_id,
        run_periods.period_name as period_name,
        run_periods.days as days,
        run_periods.is_covered as is_covered,
        row_number() over (order by run_periods.start_at desc)::integer
            as month_no
    from run_periods
    cross join current_period
    where run_periods.role = 'trend'
        and run_periods.end_at <= current_period.start_at
),
spans as (
    select 0 as month_no, period_id, period_name, days, true as is_covered
    from current_period
    union all
    select month_no, period_id, period_name, days, is_covered
    from months
)
select * from spans
