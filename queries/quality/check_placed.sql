-- Counted tickets that labelling or placing has lost or doubled.
-- grain: ticket_id
-- kept: yes
with
counted as (select * from int_tickets_counted),
placed as (
    select ticket_id, count(*) as rows_placed
    from int_tickets_placed
    group by ticket_id
),
broken as (
    select
        counted.ticket_id as ticket_id,
        counted.ticket_id as subject,
        1 as expected,
        coalesce(placed.rows_placed, 0)::integer as found
    from counted
    left join placed on counted.ticket_id = placed.ticket_id
    where coalesce(placed.rows_placed, 0) <> 1
)
select * from broken
