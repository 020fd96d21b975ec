-- The community that more than half of a hotspot's tickets are of; a hotspot spread wider has none.
-- grain: hotspot_id
with
hotspot_tickets as (select * from int_hotspot_tickets),
tickets as (select * from int_tickets),
counted as (
    select
        hotspot_tickets.hotspot_id as hotspot_id,
        tickets.community as community,
        count(*)::integer as tickets
    from hotspot_tickets
    inner join tickets on hotspot_tickets.ticket_id = tickets.ticket_id
    group by hotspot_tickets.hotspot_id, tickets.community
),
shared as (
    select
        hotspot_id,
        community,
        tickets,
        sum(tickets) over (partition by hotspot_id)::integer as all_tickets
    from counted
),
communities as (
    select hotspot_id, community
    from shared
    where tickets * 2 > all_tickets
)
select * from communities
