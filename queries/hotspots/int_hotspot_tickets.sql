-- The tickets of the period that make up each hotspot.
-- grain: hotspot_id, ticket_id
-- order: hotspot_id, ticket_id
-- csv: hotspot_tickets
with
hotspots as (select * from est_hotspots),
periods as (select * from int_ticket_periods where is_accepted),
current_period as (select * from run_periods where role = 'current'),
tickets as (
    select
        int_tickets.ticket_id as ticket_id,
        int_tickets.place as place,
        int_tickets.community as community,
        int_tickets.topic as topic
    from int_tickets
    inner join periods on int_tickets.ticket_id = periods.ticket_id
    inner join current_period on periods.period_id = current_period.period_id
),
cluster_tickets as (select * from est_cluster_tickets),
members as (
    select
        hotspots.hotspot_id as hotspot_id,
        tickets.ticket_id as ticket_id
    from hotspots
    inner join tickets on hotspots.topic = tickets.topic
    where (hotspots.place_kind = 'estate' and hotspots.place = tickets.place)
        or (
            hotspots.place_kind = 'community'
            and hotspots.place = tickets.community
        )
    union all
    select
        hotspots.hotspot_id as hotspot_id,
        cluster_tickets.ticket_id as ticket_id
    from hotspots
    inner join cluster_tickets on hotspots.cluster_id = cluster_tickets.cluster_id
)
select * from members
