-- How many tickets are open at the moment of the data and how many overdue: those that came after the period.
-- grain: period_id
-- page: report, meeting
-- units: *_earlier = known by an export that ends more than a week before, earlier_until = the last of these days
with
current_period as (select * from run_periods where role = 'current'),
periods as (
    select
        int_ticket_periods.*,
        int_ticket_marks.told_until as told_until
    from int_ticket_periods
    inner join int_ticket_marks
        on int_ticket_periods.ticket_id = int_ticket_marks.ticket_id
    where int_ticket_periods.is_open
),
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
        ) as overdue_after_period,
        sum(case when periods.told_until is not null then 1 else 0 end)
            as open_earlier,
        sum(
            case
                when periods.told_until is not null and periods.is_overdue_open
                    then 1
                else 0
            end
        ) as overdue_earlier,
        max(periods.told_until) as earlier_until
    from current_period
    left join periods on current_period.period_id = periods.period_id
    group by current_period.period_id
),
filled as (
    select
        period_id,
        coalesce(open_after_period, 0)::integer as open_after_period,
        coalesce(overdue_after_period, 0)::integer as overdue_after_period,
        coalesce(open_earlier, 0)::integer as open_earlier,
        coalesce(overdue_earlier, 0)::integer as overdue_earlier,
        earlier_until
    from counted
)
select * from filled
