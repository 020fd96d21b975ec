-- The times of every record as they count: implausible ones left out, columns all at midnight read as days.
-- grain: record_no
-- units: latest_event_at = the last plausible thing that happened to the ticket by this record; *_is_day = a day without a clock
with
times as (select * from stg_record_times),
windows as (select * from int_event_window),
rule_clock as (select * from rule_clock),
midnights as (
    select
        sheet_no,
        max(case when field = 'accepted_at' then 1 else 0 end) as accepted,
        max(case when field = 'dispatched_at' then 1 else 0 end) as dispatched,
        max(case when field = 'signed_at' then 1 else 0 end) as signed,
        max(case when field = 'first_contact_at' then 1 else 0 end) as contacted,
        max(case when field = 'closed_at' then 1 else 0 end) as closed,
        max(case when field = 'callback_at' then 1 else 0 end) as called_back,
        max(case when field = 'deadline_at' then 1 else 0 end) as deadline,
        max(case when field = 'deadline_ext_at' then 1 else 0 end) as extended_deadline
    from int_midnight_columns
    group by sheet_no
),
plausible as (
    select
        times.record_no as record_no,
        times.sheet_no as sheet_no,
        times.accepted_is_day or coalesce(midnights.accepted, 0) = 1 as accepted_is_day,
        times.dispatched_is_day or coalesce(midnights.dispatched, 0) = 1 as dispatched_is_day,
        times.signed_is_day or coalesce(midnights.signed, 0) = 1 as signed_is_day,
        times.contacted_is_day or coalesce(midnights.contacted, 0) = 1 as contacted_is_day,
        times.closed_is_day or coalesce(midnights.closed, 0) = 1 as closed_is_day,
        times.called_back_is_day or coalesce(midnights.called_back, 0) = 1 as called_back_is_day,
        coalesce(times.accepted_at < windows.first_day, false)
        or coalesce(times.accepted_at >= windows.last_day + interval 1 day, false)
            as is_acceptance_implausible,
        coalesce(times.closed_at < windows.first_day, false)
        or coalesce(times.closed_at >= windows.last_day + interval 1 day, false)
            as is_closing_implausible,
        times.accepted_at as accepted_at,
        case
            when coalesce(times.dispatched_at >= windows.first_day, true)
                and coalesce(times.dispatched_at < windows.last_day + interval 1 day, true)
                then times.dispatched_at
        end as dispatched_at,
        case
            when coalesce(times.signed_at >= windows.first_day, true)
                and coalesce(times.signed_at < windows.last_day + interval 1 day, true)
                then times.signed_at
        end as signed_at,
        case
            when coalesce(times.contacted_at >= windows.first_day, true)
                and coalesce(times.contacted_at < windows.last_day + interval 1 day, true)
                then times.contacted_at
        end as contacted_at,
        case
            when coalesce(times.closed_at >= windows.first_day, true)
                and coalesce(times.closed_at < windows.last_day + interval 1 day, true)
                then times.closed_at
        end as closed_at,
        case
            when coalesce(times.called_back_at >= windows.first_day, true)
                and coalesce(times.called_back_at < windows.last_day + interval 1 day, true)
                then times.called_back_at
        end as called_back_at,
        case
            when coalesce(times.extension_requested_at >= windows.first_day, true)
                and coalesce(times.extension_requested_at < windows.last_day + interval 1 day, true)
                then times.extension_requested_at
        end as extension_requested_at,
        case
            when coalesce(times.redispatched_at >= windows.first_day, true)
                and coalesce(times.redispatched_at < windows.last_day + interval 1 day, true)
                then times.redispatched_at
        end as redispatched_at,
        case
            when coalesce(midnights.deadline, 0) = 1
                and not rule_clock.is_midnight_start
                and times.deadline_at = date_trunc('day', times.deadline_at)::timestamp
                then times.deadline_at + interval 86399 second
            else times.deadline_at
        end as deadline_at,
        case
            when coalesce(midnights.extended_deadline, 0) = 1
                and not rule_clock.is_midnight_start
                and times.extended_deadline_at = date_trunc('day', times.extended_deadline_at)::timestamp
                then times.extended_deadline_at + interval 86399 second
            else times.extended_deadline_at
        end as extended_deadline_at
    from times
    cross join windows
    cross join rule_clock
    left join midnights on times.sheet_no = midnights.sheet_no
),
latest as (
    select
        *,
        greatest(
            case
                when is_acceptance_implausible
                    then timestamp '1970-01-02 00:00:00'
                else accepted_at
            end,
            coalesce(dispatched_at, timestamp '1970-01-02 00:00:00'),
            coalesce(signed_at, timestamp '1970-01-02 00:00:00'),
            coalesce(contacted_at, timestamp '1970-01-02 00:00:00'),
            coalesce(closed_at, timestamp '1970-01-02 00:00:00'),
            coalesce(called_back_at, timestamp '1970-01-02 00:00:00')
        ) as latest_event_at
    from plausible
)
select * from latest
