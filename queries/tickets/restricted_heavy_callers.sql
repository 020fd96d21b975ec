-- Callers with three tickets or more, for the hotline office alone: tickets, and no telephone.
-- grain: ticket_id
-- order: caller_no, accepted_at, ticket_id
-- csv: restricted/heavy_callers
with
heavy_tickets as (select * from int_heavy_tickets),
tickets as (select * from int_listed_tickets),
listed as (
    select
        heavy_tickets.caller_no as caller_no,
        tickets.ticket_id as ticket_id,
        tickets.accepted_at as accepted_at,
        tickets.community as community,
        tickets.estate as estate,
        tickets.unit as unit,
        tickets.topic as topic,
        tickets.state as state,
        tickets.satisfaction as satisfaction,
        tickets.repeat_kind as repeat_kind
    from heavy_tickets
    inner join tickets on heavy_tickets.ticket_id = tickets.ticket_id
)
select * from listed
