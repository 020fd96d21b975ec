-- What came back, for people: without confidential tickets.
-- grain: kind, ticket_id
-- order: kind, group_id, accepted_at, ticket_id
-- sheet: annex.xlsx
with
repeats as (select * from int_listed_repeats),
shown as (select * from mart_ticket_rows),
listed as (
    select
        repeats.kind as kind,
        repeats.group_id as group_id,
        repeats.ticket_id as ticket_id,
        repeats.earlier_ticket_id as earlier_ticket_id,
        repeats.accepted_at as accepted_at,
        repeats.earlier_closed_at as earlier_closed_at,
        repeats.days as days,
        repeats.community as community,
        repeats.place as place,
        shown.topic_label as topic_label
    from repeats
    inner join shown on repeats.ticket_id = shown.ticket_id
    left join int_tickets on repeats.earlier_ticket_id = int_tickets.ticket_id
    where not coalesce(int_tickets.is_withheld, false)
)
select * from listed
