-- When tickets of the period were accepted: each hour of each day of the week that its covered days hold, empty ones too.
-- grain: weekday_no, hour_no
-- order: weekday_no, hour_no
-- page: report
-- units: weekday_no = 1 for Monday; hour_no = 0 to 23
with
accepted as (select accepted_at from int_listed_tickets where in_accepted),
current_period as (
    select
        days,
        date_diff('day', timestamp '2001-01-01 00:00:00', start_at) % 7 + 1
            as first_weekday_no
    from run_periods
    where role = 'current'
),
-- 1 January 2001 was a Monday.
counted as (
    select
        (
            (
                date_diff('day', timestamp '2001-01-01 00:00:00', accepted_at)
            ) % 7 + 1
        )::integer as weekday_no,
        extract(hour from accepted_at)::integer as hour_no,
        count(*)::integer as tickets
    from accepted
    group by 1, 2
),
digits as (
    select 0 as digit union all select 1 union all select 2 union all select 3
    union all select 4 union all select 5 union all select 6 union all select 7
),
grid as (
    select
        days.digit as weekday_no,
        eights.digit * 8 + ones.digit as hour_no
    from digits as days
    cross join digits as eights
    cross join digits as ones
    cross join current_period
    where days.digit between 1 and 7 and eights.digit < 3
        and mod(days.digit - current_period.first_weekday_no + 7, 7)
            < current_period.days
),
hours as (
    select
        grid.weekday_no::integer as weekday_no,
        grid.hour_no::integer as hour_no,
        case grid.weekday_no
            when 1 then '周一' when 2 then '周二' when 3 then '周三'
            when 4 then '周四' when 5 then '周五' when 6 then '周六'
            else '周日'
        end as weekday,
        coalesce(counted.tickets, 0) as tickets
    from grid
    left join counted
        on grid.weekday_no = counted.weekday_no
        and grid.hour_no = counted.hour_no
)
select * from hours
