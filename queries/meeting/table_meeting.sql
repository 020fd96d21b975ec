-- The matters for the weekly meeting, in the order of safety, legal deadline, people affected and age; those past the cap stand in the annex.
-- grain: matter
-- order: matter_no
-- needs: closed_at|status
-- units: working_days_late = the latest of its open tickets; level = of the whistle proposed
with
candidates as (select * from int_meeting_tickets),
tickets as (select * from int_tickets),
records as (select * from int_tickets_counted),
competence as (
    select topic as known_topic, needs_enforcement, external_units
    from ref_competence
),
whistled as (
    select ticket_id, count(*)::integer as whistles
    from campaign_whistles
    where ticket_id is not null
    group by ticket_id
),
rule_meeting as (select * from rule_meeting),
-- Tickets of one hotspot are one matter, and so are those of one estate and topic.
named as (
    select
        candidates.ticket_id as ticket_id,
        candidates.hotspot_id as hotspot_id,
        candidates.is_open as is_open,
        candidates.working_days_late as working_days_late,
        candidates.is_safety as is_safety,
        candidates.is_overdue as is_overdue,
        candidates.is_near as is_near,
        candidates.is_reworked as is_reworked,
        candidates.is_returned as is_returned,
        candidates.is_hotspot as is_hotspot,
        candidates.is_dissatisfied as is_dissatisfied,
        candidates.is_suspended as is_suspended,
        candidates.is_hard as is_hard,
        candidates.return_count as return_count,
        tickets.shown_topic as topic,
        tickets.community as community,
        tickets.shown_estate as estate,
        tickets.unit as unit,
        tickets.caller_key as caller_key,
        tickets.urgency as urgency,
        tickets.accepted_at as accepted_at,
        tickets.effective_deadline_at as effective_deadline_at,
        tickets.dispatched_at as dispatched_at,
        tickets.signed_at as signed_at,
        tickets.contacted_at as contacted_at,
        tickets.deadline_basis as deadline_basis,
        coalesce(whistled.whistles, 0) as whistles,
        case
            when candidates.hotspot_id <> '' then candidates.hotspot_id
            when tickets.shown_estate <> '' and tickets.shown_topic <> 'other'
                then concat(tickets.shown_topic, '@', tickets.shown_estate)
            else candidates.ticket_id
        end as matter
    from candidates
    inner join tickets on candidates.ticket_id = tickets.ticket_id
    left join whistled on candidates.ticket_id = whistled.ticket_id
),
lead_units as (
    select
        matter as led_matter,
        unit as lead_unit,
        row_number() over (
            partition by matter
            order by count(*) desc, case when unit = '' then 1 else 0 end, unit
        ) as unit_no
    from named
    group by matter, unit
),
matters as (
    select
        named.matter as matter,
        min(named.ticket_id) as ticket_id,
        min(named.topic) as topic,
        min(named.community) as community,
        min(named.estate) as place,
        min(named.accepted_at) as first_at,
        count(*)::integer as tickets,
        (
            count(distinct named.caller_key)
            + sum(case when named.caller_key is null then 1 else 0 end)
        )::integer as callers,
        count(distinct named.unit)::integer as units,
        sum(case when named.is_open then 1 else 0 end)::integer as open,
        max(case when named.is_open then named.working_days_late end)
            as working_days_late,
        min(case when named.is_open then named.effective_deadline_at end)
            as deadline_at,
        max(case when named.is_safety then 1 else 0 end) = 1 as is_safety,
        max(case when named.is_overdue then 1 else 0 end) = 1 as is_overdue,
        max(case when named.is_near then 1 else 0 end) = 1 as is_near,
        max(case when named.is_reworked then 1 else 0 end) = 1 as is_reworked,
        max(case when named.is_returned then 1 else 0 end) = 1 as is_returned,
        max(case when named.is_hotspot then 1 else 0 end) = 1 as is_hotspot,
        max(case when named.is_dissatisfied then 1 else 0 end) = 1
            as is_dissatisfied,
        max(case when named.is_suspended then 1 else 0 end) = 1
            as is_suspended,
        max(case when named.is_hard then 1 else 0 end) = 1 as is_hard,
        max(case when named.urgency = 'emergency' then 1 else 0 end) = 1
            as is_emergency,
        max(named.return_count)::integer as returns,
        sum(named.whistles)::integer as whistles,
        max(case when named.dispatched_at is not null then 1 else 0 end) = 1
            as is_dispatched,
        max(case when named.signed_at is not null then 1 else 0 end) = 1
            as is_signed,
        max(case when named.contacted_at is not null then 1 else 0 end) = 1
            as is_contacted,
        max(case when named.deadline_basis = 'extension' then 1 else 0 end) = 1
            as is_extended
    from named
    group by named.matter
),
judged as (
    select
        matters.*,
        lead_units.lead_unit as unit,
        coalesce(competence.external_units, '') as external_units,
        case
            when coalesce(competence.needs_enforcement, false)
                or coalesce(competence.external_units, '') <> ''
                or matters.is_emergency then 3
            when matters.units >= 2 or matters.is_returned then 2
            else 1
        end as level,
        case
            when coalesce(competence.needs_enforcement, false)
                or coalesce(competence.external_units, '') <> ''
                then 'enforcement'
            when matters.is_returned then 'unclear'
            when matters.is_suspended then 'suspended'
            when matters.is_hard then 'hard'
            else 'unknown'
        end as blocker
    from matters
    inner join lead_units
        on matters.matter = lead_units.led_matter and lead_units.unit_no = 1
    left join competence on matters.topic = competence.known_topic
),
ranked as (
    select
        judged.*,
        row_number() over (
            order by
                case when is_safety then 1 when is_overdue then 2
                    when is_near then 3 else 4 end,
                deadline_at is null,
                deadline_at,
                callers desc,
                first_at,
                matter
        )::integer as matter_no
    from judged
),
meeting as (
    select
        matter_no,
        matter_no <= rule_meeting.most_matters as is_listed,
        matter, ticket_id, topic, community, place, unit, first_at, tickets,
        callers, open, working_days_late, deadline_at, is_safety, is_overdue,
        is_near, is_reworked, is_returned, is_hotspot, is_dissatisfied,
        is_suspended, is_dispatched, is_signed, is_contacted, is_extended,
        returns, whistles, blocker, level, external_units
    from ranked
    cross join rule_meeting
)
select * from meeting
