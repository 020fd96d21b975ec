-- The meetings that a pack tells of: its own, and the one a week before as it stood then.
-- grain: meeting_no
-- units: meeting_no = 0 for its own, 1 for the one before; the latter is told of where a pack is made for a day, and of whole weeks without a hole
with
run_periods as (select * from run_periods),
run_options as (select * from run_options),
meetings as (
    select
        case when run_periods.role = 'current' then 0 else 1 end
            as meeting_no,
        run_periods.period_id as period_id,
        run_periods.start_at as start_at,
        run_periods.end_at as end_at,
        run_periods.as_of as as_of
    from run_periods
    cross join run_options
    where run_periods.role = 'current'
        or (
            run_periods.role = 'previous'
            and run_options.period_kind = 'meeting'
            and run_options.is_period_complete
            and run_periods.is_covered
        )
)
select * from meetings
