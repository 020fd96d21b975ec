-- The times of every record kept while reading.
-- grain: record_no
-- units: Asia/Shanghai wall time; *_is_day = stated without a clock
with
raw_tickets as (select * from raw_tickets),
typed as (
    select
        record_no,
        sheet_no,
        coalesce(accepted_at_is_day, false) as accepted_is_day,
        coalesce(dispatched_at_is_day, false) as dispatched_is_day,
        coalesce(signed_at_is_day, false) as signed_is_day,
        coalesce(first_contact_at_is_day, false) as contacted_is_day,
        coalesce(closed_at_is_day, false) as closed_is_day,
        coalesce(callback_at_is_day, false) as called_back_is_day,
        accepted_at::timestamp as accepted_at,
        dispatched_at::timestamp as dispatched_at,
        signed_at::timestamp as signed_at,
        first_contact_at::timestamp as contacted_at,
        closed_at::timestamp as closed_at,
        callback_at::timestamp as called_back_at,
        deadline_at::timestamp as deadline_at,
        deadline_ext_at::timestamp as extended_deadline_at,
        ext_requested_at::timestamp as extension_requested_at,
        redispatched_at::timestamp as redispatched_at
    from raw_tickets
)
select * from typed
