-- Hotspots of the period with their evidence, the most important first.
-- grain: hotspot_id
-- order: hotspot_no
-- hidden: hotspot_no
-- csv: hotspots
with
hotspots as (select * from est_hotspots),
evidence as (select * from int_hotspot_evidence),
communities as (select * from int_hotspot_communities),
current_period as (select * from run_periods where role = 'current'),
topics as (select * from int_topics),
rule_hotspots as (select * from rule_hotspots),
ways as (select * from rule_ways),
usual_way as (select * from rule_ways where topic = 'other'),
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
        evidence.endorsements as endorsements,
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
        case
            when hotspots.is_spread
                then replace(
                    rule_hotspots.spread_advice,
                    '{way}',
                    coalesce(ways.spread_advice, usual_way.spread_advice)
                )
            else replace(rule_hotspots.advice, '{way}', coalesce(ways.advice, usual_way.advice))
        end as advice,
        hotspots.is_spread as is_spread,
        current_period.start_at + interval (hotspots.peak_day) day as peak_at,
        rule_hotspots.kind_no as kind_no,
        -- One caller is one voice where there is nothing to compare with, and several endorsements are another.
        coalesce(
            evidence.tickets - hotspots.expected,
            evidence.callers
            + coalesce(
                evidence.endorsements / rule_hotspots.endorsements_per_voice, 0
            )
        ) as excess
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
        endorsements,
        row_number() over (
            order by kind_no, is_spread, excess desc, tickets desc, hotspot_id
        )::integer as hotspot_no
    from described
)
select * from ordered
