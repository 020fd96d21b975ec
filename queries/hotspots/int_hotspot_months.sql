-- The period and the months of the trend before it: twelve to compare with, the rest for looking back; of a meeting's last week likewise.
-- grain: meeting_no, month_no
-- units: month_no = 0 for the period, 1 for the month before it; meeting_no = 1 as seen from the week before a meeting's, else 0
with
meetings as (select * from int_meetings),
trend as (select * from run_periods where role = 'trend'),
periods as (select period_id, period_name, days from run_periods),
months as (
    select
        meetings.meeting_no as meeting_no,
        trend.period_id as period_id,
        trend.period_name as period_name,
        trend.days as days,
        trend.is_covered as is_covered,
        row_number() over (
            partition by meetings.meeting_no order by trend.start_at desc
        )::integer as month_no
    from trend
    cross join meetings
    where trend.end_at <= meetings.start_at
),
spans as (
    select
        meetings.meeting_no as meeting_no,
        0 as month_no,
        periods.period_id as period_id,
        periods.period_name as period_name,
        periods.days as days,
        true as is_covered
    from meetings
    inner join periods on meetings.period_id = periods.period_id
    union all
    select meeting_no, month_no, period_id, period_name, days, is_covered
    from months
)
select * from spans
