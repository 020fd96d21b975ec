-- The one record that counts for each ticket.
-- grain: ticket_id
with
stg_records as (select * from stg_records),
counted as (
    select record_no from int_record_outcomes where outcome = 'counted'
),
tickets as (
    select stg_records.*
    from stg_records
    inner join counted on stg_records.record_no = counted.record_no
)
select * from tickets
