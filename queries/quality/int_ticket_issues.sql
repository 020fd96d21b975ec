-- What is wrong with a counted ticket though it could be read: shown, never repaired.
-- grain: record_no, field, issue
with
tickets as (select * from int_tickets_counted),
placed as (select * from int_tickets_placed),
due as (select * from int_tickets_due),
run_options as (select * from run_options),
windows as (select * from int_event_window),
outcomes as (select * from int_record_outcomes),
events as (
    select record_no, field, event_at from int_events
    union all
    select record_no, 'ext_requested_at', extension_requested_at
    from stg_record_times
    union all
    select record_no, 'redispatched_at', redispatched_at
    from stg_record_times
),
issues as (
    select record_no, 'closed_at' as field, 'closed_without_time' as issue
    from tickets
    where status = 'closed' and closed_at is null and not is_closing_implausible
    union all
    select record_no, 'closed_at', 'closed_before_accepted'
    from tickets
    where closed_at < accepted_at
        and not (
            (closed_is_day or accepted_is_day)
            and date_trunc('day', closed_at) = date_trunc('day', accepted_at)
        )
    union all
    select tickets.record_no, 'accepted_at', 'after_as_of'
    from tickets
    cross join run_options
    where tickets.accepted_at > run_options.as_of
    union all
    select tickets.record_no, 'dispatched_at', 'after_as_of'
    from tickets
    cross join run_options
    where tickets.dispatched_at > run_options.as_of
    union all
    select tickets.record_no, 'closed_at', 'after_as_of'
    from tickets
    cross join run_options
    where tickets.closed_at > run_options.as_of
    union all
    select tickets.record_no, 'callback_at', 'after_as_of'
    from tickets
    cross join run_options
    where tickets.called_back_at > run_options.as_of
    union all
    select tickets.record_no, 'community', 'unknown_community'
    from tickets
    inner join placed on tickets.ticket_id = placed.ticket_id
    where placed.is_community_unknown
    union all
    select tickets.record_no, 'deadline_at', 'uncovered_deadline'
    from tickets
    inner join due on tickets.ticket_id = due.ticket_id
    where due.deadline_basis = 'uncovered'
    union all
    select tickets.record_no, 'deadline_ext_at', 'late_extension'
    from tickets
    inner join due on tickets.ticket_id = due.ticket_id
    where due.is_extension_late
    union all
    select record_no, 'ext_days', 'extension_without_date'
    from stg_records
    where has_extension_days_only
    union all
    select record_no, field, 'implausible_time'
    from events
    cross join windows
    where event_at < windows.first_day
        or event_at >= windows.last_day + interval 1 day
    union all
    select
        winner_no, 'status', 'conflicting_records'
    from outcomes
    where says_more
    group by winner_no
)
select * from issues
