-- Pairs that the exports themselves link: a ticket and the earlier one whose number it names.
-- grain: later_id, earlier_id
with
tickets as (select * from int_tickets),
raw_tickets as (select * from raw_tickets),
shown_ids as (select * from raw_shown_ids),
named as (
    select
        tickets.ticket_id as later_id,
        coalesce(shown_ids.shown, raw_tickets.repeat_of) as earlier_id,
        tickets.accepted_at as accepted_at
    from tickets
    inner join raw_tickets on tickets.record_no = raw_tickets.record_no
    left join shown_ids on raw_tickets.repeat_of = shown_ids.ticket_id
    where raw_tickets.repeat_of is not null
),
links as (
    select
        named.later_id as later_id,
        named.earlier_id as earlier_id,
        coalesce(earlier.closed_at > named.accepted_at, true)
        and (
            earlier.closed_at is not null
            or coalesce(earlier.status, '') <> 'closed'
        ) as is_still_open
    from named
    inner join tickets as earlier on named.earlier_id = earlier.ticket_id
    where earlier.accepted_at < named.accepted_at
)
select * from links
