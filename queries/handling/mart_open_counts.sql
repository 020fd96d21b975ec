-- How many tickets are open at the moment of the data and how many overdue: those that came after the period.
-- grain: period_id
-- page: report
with
current_period as (select * from run_periods where role = 'current'),
periods as (select * from int_ticket_periods where is_open),
counted as (
    select
        current_period.period_id as period_id,
        sum(case when periods.is_after_period then 1 else 0 end)
            as open_after_period,
        sum(
            case
                when periods.is_overdue_open and periods.is_after_period then 1
                else 0
            end
        ) as overdue_after_period
    from current_period
    left join periods on current_period.period_id = periods.period_id
    group by current_period.period_id
),
filled as (
    select
        period_id,
        coalesce(open_after_period, 0)::integer as open_after_period,
        coalesce(overdue_after_period, 0)::integer as overdue_after_period
    from counted
)
select * from filled
