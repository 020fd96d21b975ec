-- Closings of the period whose reply its unit gave word for word to others too, by its key; the words are not stored.
-- grain: ticket_id
-- units: same_replies = closings of the unit in the period with the very same reply of ten characters or more, itself among them
with
tickets as (select ticket_id, unit from int_listed_tickets where in_closed),
records as (select ticket_id, record_no from int_tickets_counted),
raw_tickets as (select record_no, reply_key from raw_tickets),
replies as (
    select
        tickets.ticket_id as ticket_id,
        tickets.unit as unit,
        raw_tickets.reply_key as reply_key
    from tickets
    inner join records on tickets.ticket_id = records.ticket_id
    inner join raw_tickets on records.record_no = raw_tickets.record_no
    where raw_tickets.reply_key is not null
),
counted as (
    select
        ticket_id,
        count(*) over (partition by unit, reply_key)::integer as same_replies
    from replies
)
select * from counted
