-- The scopes each ticket counts in: street, community, unit, topic, its group, type, channel.
-- kept:  yes
-- grain: ticket_id, scope_kind, scope
with
counted as (select * from int_tickets_counted),
placed as (select * from int_tickets_placed),
-- Returned tickets are outside the universe, and inside the rate of returns.
tickets as (
    select
        counted.ticket_id as ticket_id,
        placed.community as community,
        placed.unit as unit,
        placed.topic as topic,
        placed.topic_group as topic_group,
        counted.demand_type as demand_type,
        counted.channel as channel
    from counted
    inner join placed on counted.ticket_id = placed.ticket_id
    where coalesce(counted.status, '') <> 'void'
),
scopes as (
    select ticket_id, 'street' as scope_kind, (select street from rule_scopes) as scope from tickets
    union all
    select ticket_id, 'community' as scope_kind, community as scope from tickets
    union all
    select ticket_id, 'unit' as scope_kind, unit as scope
    from tickets
    where unit <> ''
    union all
    select ticket_id, 'topic' as scope_kind, topic as scope from tickets
    union all
    select ticket_id, 'topic_group' as scope_kind, topic_group as scope
    from tickets
    union all
    select ticket_id, 'demand_type' as scope_kind, demand_type as scope
    from tickets
    union all
    select ticket_id, 'channel' as scope_kind, channel as scope from tickets
)
select * from scopes
