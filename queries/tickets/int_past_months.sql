-- The months that are over at the end of the period and by what the exports cover, the last first.
-- grain: month_no
-- units: month_no = 0 for the last
with
current_period as (select * from run_periods where role = 'current'),
months as (
    select
        run_periods.period_id as period_id,
        run_periods.period_name as period_name,
        run_periods.start_at as start_at,
        run_periods.end_at as end_at,
        run_periods.is_covered as is_covered,
        (
            row_number() over (order by run_periods.start_at desc) - 1
        )::integer as month_no
    from run_periods
    cross join current_period
    where run_periods.role = 'trend'
        and run_periods.is_over
        and run_periods.end_at <= current_period.end_at
)
select * from months
