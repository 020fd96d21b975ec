-- Hotspots of the period with their evidence, the most important first.
-- grain: hotspot_id
-- order: hotspot_no
-- hidden: hotspot_no
-- csv: hotspots
with
hotspots as (select * from est_hotspots),
hotspot_tickets as (select * from int_hotspot_tickets),
communities as (select * from int_hotspot_communities),
tickets as (select * from int_tickets),
periods as (select * from int_ticket_periods),
current_period as (select * from run_periods where role = 'current'),
topics as (select * from int_topics),
rule_hotspots as (select * from rule_hotspots),
ways as (select * from rule_ways),
usual_way as (select * from rule_ways where topic = 'other'),
levels as (select * from rule_satisfaction),
members as (
    select
        hotspot_tickets.hotspot_id as hotspot_id,
        tickets.ticket_id as ticket_id,
        tickets.accepted_at as accepted_at,
        tickets.caller_key as caller_key,
        periods.is_open as is_open,
        periods.is_overdue_open as is_overdue_open,
        coalesce(tickets.solved, '') = 'solved' as is_solved,
        periods.is_rated as is_rated,
        periods.is_rated and coalesce(levels.is_strict, false) as is_satisfied
    from hotspot_tickets
    inner join tickets on hotspot_tickets.ticket_id = tickets.ticket_id
    inner join periods on tickets.ticket_id = periods.ticket_id
    inner join current_period on periods.period_id = current_period.period_id
    left join levels on periods.satisfaction = levels.level
),
evidence as (
    select
        hotspot_id,
        min(accepted_at) as first_at,
        max(accepted_at) as last_at,
        count(*)::integer as tickets,
        (
            count(distinct caller_key)
            + sum(case when caller_key is null then 1 else 0 end)
        )::integer as callers,
        sum(case when is_open then 1 else 0 end)::integer as open,
        sum(case when is_overdue_open then 1 else 0 end)::integer as overdue,
        sum(case when is_solved then 1 else 0 end)::integer as solved,
        sum(case when is_satisfied then 1 else 0 end)::integer as satisfied,
        sum(case when is_rated then 1 else 0 end)::integer as rated
    from members
    group by hotspot_id
),
described as (
    select
        hotspots.hotspot_id as hotspot_id,
        hotspots.kind as kind,
        hotspots.place as place,
        coalesce(communities.community, '') as community,
        hotspots.topic as topic,
        evidence.first_at as first_at,
        evidence.last_at as last_at,
        evidence.tickets as tickets,
        evidence.callers as callers,
        round(hotspots.expected, 2) as expected,
        round(hotspots.p_value, 6) as p_value,
        round(hotspots.q_value, 6) as q_value,
        evidence.open as open,
        evidence.overdue as overdue,
        evidence.solved as solved,
        evidence.satisfied as satisfied,
        evidence.rated as rated,
        case
            when hotspots.told <> '' then hotspots.told
            else replace(replace(rule_hotspots.title, '{place}', hotspots.place), '{topic}', topics.topic_label)
        end as title,
        replace(rule_hotspots.advice, '{way}', coalesce(ways.advice, usual_way.advice)) as advice,
        hotspots.is_spread as is_spread,
        current_period.start_at + interval (hotspots.peak_day) day as peak_at,
        rule_hotspots.kind_no as kind_no,
        -- One caller is one voice where there is nothing to compare with.
        coalesce(evidence.tickets - hotspots.expected, evidence.callers) as excess
    from hotspots
    inner join evidence on hotspots.hotspot_id = evidence.hotspot_id
    left join communities on hotspots.hotspot_id = communities.hotspot_id
    inner join topics on hotspots.topic = topics.topic
    inner join rule_hotspots on hotspots.kind = rule_hotspots.kind
    left join ways on hotspots.topic = ways.topic
    cross join usual_way
    cross join current_period
),
ordered as (
    select
        hotspot_id,
        kind,
        place,
        community,
        topic,
        first_at,
        last_at,
        tickets,
        callers,
        expected,
        p_value,
        q_value,
        open,
        overdue,
        solved,
        satisfied,
        rated,
        title,
        advice,
        peak_at,
        is_spread,
        row_number() over (
            order by kind_no, is_spread, excess desc, tickets desc, hotspot_id
        )::integer as hotspot_no
    from described
)
select * from ordered
