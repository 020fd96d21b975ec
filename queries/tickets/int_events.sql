-- Every time at which anything happened, of every record that was read, whatever became of it.
-- grain: record_no, field
with
times as (select * from stg_record_times),
events as (
    select
        record_no, sheet_no, 'accepted_at' as field, accepted_at as event_at
    from times
    where accepted_at is not null
    union all
    select
        record_no, sheet_no, 'dispatched_at' as field, dispatched_at as event_at
    from times
    where dispatched_at is not null
    union all
    select
        record_no, sheet_no, 'signed_at' as field, signed_at as event_at
    from times
    where signed_at is not null
    union all
    select
        record_no, sheet_no, 'first_contact_at' as field, contacted_at as event_at
    from times
    where contacted_at is not null
    union all
    select
        record_no, sheet_no, 'closed_at' as field, closed_at as event_at
    from times
    where closed_at is not null
    union all
    select
        record_no, sheet_no, 'callback_at' as field, called_back_at as event_at
    from times
    where called_back_at is not null
)
select * from events
