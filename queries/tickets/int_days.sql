-- What the exports hold of each day: what happened on it to any ticket and by any record, the tickets accepted, and whether a file says that it reaches so far.
-- kept:  yes
-- grain: day
-- units: accepted_count = counted tickets accepted; known_count, universe_count = those of them neither void nor returned, and with a known caller
-- units: last_event_at = the last acceptance, dispatch, closing or call-back, null where the day is but stated
-- units: is_stated = named by an export whose own acceptances come within two days of it: data reaches so far even where its last days had none
with
times as (select * from int_record_times),
records as (select * from stg_record_times),
tickets as (select * from int_tickets_counted),
raw_sheets as (select * from raw_sheets),
files as (
    select file, last_named_day::timestamp as day
    from raw_files
),
stated as (
    select files.day as day
    from files
    inner join raw_sheets on files.file = raw_sheets.file
    inner join records on raw_sheets.sheet_no = records.sheet_no
    where records.accepted_at >= files.day - interval 2 day
        and records.accepted_at < files.day + interval 3 day
    group by files.day
),
happened as (
    select accepted_at as event_at from times where not is_acceptance_implausible
    union all
    select dispatched_at from times
    union all
    select closed_at from times
    union all
    select called_back_at from times
),
facts as (
    select
        date_trunc('day', event_at)::timestamp as day,
        event_at,
        0 as accepted,
        0 as universe,
        0 as known,
        0 as stated
    from happened
    where event_at is not null
    union all
    select
        date_trunc('day', accepted_at)::timestamp,
        accepted_at,
        1,
        case when coalesce(status, '') in ('void', 'returned') then 0 else 1 end,
        case
            when coalesce(status, '') in ('void', 'returned') then 0
            when caller_key is null then 0
            else 1
        end,
        0
    from tickets
    union all
    select day, null, 0, 0, 0, 1 from stated
),
days as (
    select
        day,
        max(event_at) as last_event_at,
        sum(accepted)::integer as accepted_count,
        sum(universe)::integer as universe_count,
        sum(known)::integer as known_count,
        max(stated) = 1 as is_stated
    from facts
    group by day
)
select * from days
