-- What is left of the stock of the first day at the end of each week and as of now, and apart from it what came in since and is open.
-- grain: moment_at
-- order: moment_at
-- page: report
-- needs: closed_at|status
-- units: moment_at = last second of a week counted from the first day of the period, the last one the moment of the data
with
moves as (select * from int_stock_moves),
current_period as (select * from run_periods where role = 'current'),
calendar_days as (select * from calendar_days),
moments as (
    select calendar_days.starts_at - interval 1 second as moment_at
    from calendar_days
    cross join current_period
    where calendar_days.starts_at > current_period.start_at
        and calendar_days.starts_at < current_period.as_of
        and mod(
            date_diff('day', current_period.start_at, calendar_days.starts_at),
            7
        ) = 0
    union all
    select as_of
    from current_period
),
placed as (
    select
        moments.moment_at as moment_at,
        moves.entered_at < current_period.start_at as is_stock,
        coalesce(moves.left_at < current_period.start_at, false) as is_gone,
        moves.entered_at <= moments.moment_at as has_entered,
        coalesce(moves.left_at > moments.moment_at, true) as is_open
    from moments
    cross join current_period
    cross join moves
    where not moves.was_never_in_stock
),
counted as (
    select
        moment_at,
        sum(case when is_stock and not is_gone and is_open then 1 else 0 end)::integer
            as remaining,
        sum(case when not is_stock and has_entered then 1 else 0 end)::integer
            as entered,
        sum(case when not is_stock and has_entered and is_open then 1 else 0 end)::integer
            as entered_open
    from placed
    group by moment_at
)
select * from counted
