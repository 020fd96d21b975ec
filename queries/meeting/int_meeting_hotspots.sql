-- The hotspots of each meeting's period with their kind and tickets.
-- grain: meeting_no, hotspot_id, ticket_id
with
hotspots as (select hotspot_id, kind from int_hotspots),
hotspot_tickets as (select * from int_hotspot_tickets),
earlier as (select * from est_earlier_hotspots),
meetings as (select * from int_meetings where meeting_no = 1),
periods as (select * from int_ticket_periods where is_accepted),
tickets as (
    select ticket_id, place, community, topic
    from int_tickets
),
accepted as (
    select
        tickets.ticket_id as ticket_id,
        tickets.place as place,
        tickets.community as community,
        tickets.topic as topic
    from meetings
    inner join periods on meetings.period_id = periods.period_id
    inner join tickets on periods.ticket_id = tickets.ticket_id
),
members as (
    select
        0 as meeting_no,
        hotspots.hotspot_id as hotspot_id,
        hotspots.kind as kind,
        hotspot_tickets.ticket_id as ticket_id
    from hotspots
    inner join hotspot_tickets
        on hotspots.hotspot_id = hotspot_tickets.hotspot_id
    union all
    select
        1 as meeting_no,
        earlier.hotspot_id as hotspot_id,
        earlier.kind as kind,
        accepted.ticket_id as ticket_id
    from earlier
    inner join accepted on earlier.topic = accepted.topic
    where (earlier.place_kind = 'estate' and earlier.place = accepted.place)
        or (
            earlier.place_kind = 'community'
            and earlier.place = accepted.community
        )
)
select * from members
