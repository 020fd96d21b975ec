-- The matters for the weekly meeting, in the order of safety, legal deadline, people affected and age; those past the cap stand in the annex.
-- grain: matter
-- order: matter_no
-- csv: meeting
-- needs: closed_at|status
-- units: working_days_late = the latest of its open tickets; level = of the whistle proposed
with
members as (select * from int_meeting_members),
places as (select * from int_meeting_places),
competence as (
    select topic as known_topic, needs_enforcement, external_units
    from ref_competence
),
rule_meeting as (select * from rule_meeting),
lead_units as (
    select
        matter as led_matter,
        unit as lead_unit,
        row_number() over (
            partition by matter
            order by count(*) desc, case when unit = '' then 1 else 0 end, unit
        ) as unit_no
    from members
    group by matter, unit
),
matters as (
    select
        matter,
        min(ticket_id) as ticket_id,
        min(topic) as topic,
        min(accepted_at) as first_at,
        count(*)::integer as tickets,
        (
            count(distinct caller_key)
            + sum(case when caller_key is null then 1 else 0 end)
        )::integer as callers,
        count(distinct unit)::integer as units,
        sum(case when is_open then 1 else 0 end)::integer as open,
        sum(case when is_open and is_after_period then 1 else 0 end)::integer
            as open_after_period,
        max(case when is_open then working_days_late end)
            as working_days_late,
        min(case when is_open then effective_deadline_at end)
            as deadline_at,
        max(case when is_safety then 1 else 0 end) = 1 as is_safety,
        max(case when is_overdue then 1 else 0 end) = 1 as is_overdue,
        max(case when is_near then 1 else 0 end) = 1 as is_near,
        max(case when is_reworked then 1 else 0 end) = 1 as is_reworked,
        max(case when is_returned then 1 else 0 end) = 1 as is_returned,
        max(case when is_hotspot then 1 else 0 end) = 1 as is_hotspot,
        max(case when is_dissatisfied then 1 else 0 end) = 1
            as is_dissatisfied,
        max(case when is_suspended then 1 else 0 end) = 1
            as is_suspended,
        max(case when is_hard then 1 else 0 end) = 1 as is_hard,
        max(case when urgency = 'emergency' then 1 else 0 end) = 1
            as is_emergency,
        max(return_count)::integer as returns,
        sum(whistles)::integer as whistles,
        max(case when dispatched_at is not null then 1 else 0 end) = 1
            as is_dispatched,
        max(case when signed_at is not null then 1 else 0 end) = 1
            as is_signed,
        max(case when contacted_at is not null then 1 else 0 end) = 1
            as is_contacted,
        max(case when deadline_basis = 'extension' then 1 else 0 end) = 1
            as is_extended
    from members
    group by matter
),
judged as (
    select
        matters.*,
        places.community as community,
        places.place as place,
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
    inner join places on matters.matter = places.placed_matter
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
        returns, whistles, blocker, level, external_units, open_after_period
    from ranked
    cross join rule_meeting
)
select * from meeting
