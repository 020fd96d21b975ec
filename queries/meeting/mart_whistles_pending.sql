-- Whistles without a result at the moment of the data: what each was blown for, whom it called, and whether anybody came.
-- grain: whistle_id
-- order: blown_at, whistle_id
-- page: meeting
-- units: called = units, with a bar between; place, topic_label = empty where the ticket is confidential or not known
with
whistles as (select * from int_whistles where closed_at is null),
called as (select whistle_id as calling, called from ref_whistles),
tickets as (
    select
        ticket_id as known_ticket,
        case when shown_estate <> '' then shown_estate else community end
            as ticket_place,
        shown_topic
    from int_tickets
    where not is_withheld
),
topics as (select topic as known_topic, topic_label from int_topics),
named as (
    select
        whistles.whistle_id as whistle_id,
        whistles.level as level,
        whistles.blown_at as blown_at,
        whistles.arrived_at as arrived_at,
        coalesce(
            tickets.ticket_place,
            case
                when whistles.matter like '%_@_%' then substr(
                    whistles.matter, position('@' in whistles.matter) + 1
                )
            end,
            ''
        ) as place,
        coalesce(
            tickets.shown_topic,
            case
                when whistles.matter like '%_@_%' then substr(
                    whistles.matter, 1, position('@' in whistles.matter) - 1
                )
            end
        ) as topic
    from whistles
    left join tickets on whistles.matter = tickets.known_ticket
),
pending as (
    select
        named.whistle_id as whistle_id,
        named.level as level,
        coalesce(called.called, '') as called,
        case when topics.topic_label is null then '' else named.place end
            as place,
        coalesce(topics.topic_label, '') as topic_label,
        named.blown_at as blown_at,
        named.arrived_at as arrived_at
    from named
    left join called on named.whistle_id = called.calling
    left join topics on named.topic = topics.known_topic
)
select * from pending
