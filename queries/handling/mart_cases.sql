-- Two closings of the period that went well and two to learn from, by what their fields say; none that is confidential, none that went well
-- of whom or what the report finds fault with, and none to learn from that it would dispute.
-- grain: ticket_id
-- order: kind, case_no
-- page: report
-- needs: closed_at|status, satisfaction|sat_final|sat_overall|sat_first
-- units: days = whole natural days from acceptance to closing
with
closed as (select * from int_listed_tickets where in_closed),
details as (select * from int_tickets where not is_withheld),
levels as (select * from rule_satisfaction),
disputed as (select ticket_id as disputed_id from int_appeals),
blamed as (select ticket_id as blamed_id from int_blamed_tickets),
hotspot_tickets as (
    select ticket_id from int_hotspot_tickets group by ticket_id
),
scored as (
    select
        closed.ticket_id as ticket_id,
        closed.community as community,
        closed.estate as estate,
        closed.unit as unit,
        details.shown_topic_label as topic_label,
        closed.satisfaction as satisfaction,
        coalesce(closed.solved, '') as solved,
        coalesce(details.contacted, '') as contacted,
        date_diff('day', closed.accepted_at, closed.closed_at)::integer as days,
        coalesce(levels.is_strict, false) as is_satisfied,
        coalesce(levels.is_dissatisfied, false) as is_dissatisfied,
        coalesce(closed.is_ontime, closed.closed_at <= closed.effective_deadline, true)
            as is_ontime,
        details.is_reworked as is_reworked,
        details.is_urged as is_urged,
        coalesce(details.deadline_basis, '') = 'extension' as is_extended,
        hotspot_tickets.ticket_id is not null as is_in_hotspot,
        closed.accepted_at as accepted_at,
        closed.closed_at as closed_at
    from closed
    inner join details on closed.ticket_id = details.ticket_id
    inner join levels on closed.satisfaction = levels.level
    left join hotspot_tickets on closed.ticket_id = hotspot_tickets.ticket_id
    where levels.is_rated and closed.topic <> 'other'
),
candidates as (
    select
        'worked' as kind,
        scored.*,
        case when is_in_hotspot then 4 else 0 end
        + case when contacted = 'yes' then 2 else 0 end
        + case when is_reworked then 1 else 0 end as score
    from scored
    left join blamed on scored.ticket_id = blamed.blamed_id
    where solved = 'solved' and is_satisfied and is_ontime
        and blamed.blamed_id is null
        and not is_extended
    union all
    select
        'to_learn' as kind,
        scored.*,
        case when solved = 'unsolved' then 4 else 0 end
        + case when contacted = 'no' then 2 else 0 end
        + case when is_ontime then 0 else 1 end
        + case when is_reworked or is_urged then 1 else 0 end as score
    from scored
    left join disputed on scored.ticket_id = disputed.disputed_id
    where is_dissatisfied and disputed.disputed_id is null
),
-- One case a topic, so that the four differ; among equals the one that took longest.
by_topic as (
    select
        *,
        row_number() over (
            partition by kind, topic_label
            order by score desc, days desc, ticket_id
        ) as topic_no
    from candidates
),
worked as (
    select
        topic_label as worked_topic,
        row_number() over (
            order by score desc, days desc, ticket_id
        ) as worked_no
    from by_topic
    where topic_no = 1 and kind = 'worked'
),
chosen as (
    select
        by_topic.*,
        row_number() over (
            partition by kind
            order by score desc, days desc, ticket_id
        )::integer as case_no
    from by_topic
    left join worked
        on by_topic.topic_label = worked.worked_topic
        and worked.worked_no <= 2
        and by_topic.kind = 'to_learn'
    where topic_no = 1 and worked.worked_topic is null
),
cases as (
    select
        kind, case_no, ticket_id, community, estate, unit, topic_label,
        satisfaction, solved, contacted, days, is_ontime, is_reworked,
        is_urged, is_in_hotspot, accepted_at, closed_at
    from chosen
    where case_no <= 2
)
select * from cases
