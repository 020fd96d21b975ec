-- The period and the twelve months before it, with which it is compared.
-- grain: month_no
-- units: month_no = 0 for the period, 1 for the month before it
with
current_period as (select * from run_periods where role = 'current'),
months as (
    select
        run_periods.period_id as period_id,
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
    select 0 as month_no, period_id, days, true as is_covered
    from current_period
    union all
    select month_no, period_id, days, is_covered
    from months
    where month_no <= 12
)
select * from spans
