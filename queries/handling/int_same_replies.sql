-- Closings of the period whose reply its unit gave word for word to others too; the words never leave the run's own database.
-- grain: ticket_id
-- units: same_replies = closings of the unit in the period with the very same reply of ten characters or more, itself among them
with
tickets as (select ticket_id, unit from int_listed_tickets where in_closed),
records as (select ticket_id, record_no from int_tickets_counted),
raw_tickets as (select record_no, result_text, reply_text from raw_tickets),
replies as (
    select
        tickets.ticket_id as ticket_id,
        tickets.unit as unit,
        trim(
            coalesce(raw_tickets.result_text, raw_tickets.reply_text, '')
        ) as reply
    from tickets
    inner join records on tickets.ticket_id = records.ticket_id
    inner join raw_tickets on records.record_no = raw_tickets.record_no
),
counted as (
    select
        ticket_id,
        count(*) over (partition by unit, reply)::integer as same_replies
    from replies
    where char_length(reply) >= 10
)
select * from counted
