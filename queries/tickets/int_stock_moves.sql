-- When each ticket came into the stock of open ones and when it left.
-- grain: ticket_id
-- units: left_at = null while open; was_never_in_stock = closed at an unknown time
with
tickets as (select * from int_tickets),
moves as (
    select
        ticket_id,
        closed_at is null and coalesce(status, '') = 'closed'
            as was_never_in_stock,
        accepted_at as entered_at,
        case
            when closed_at < accepted_at then accepted_at
            else closed_at
        end as left_at
    from tickets
)
select * from moves
