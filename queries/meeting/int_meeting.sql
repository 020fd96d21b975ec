-- The matters for the weekly meeting, in the order of safety, legal deadline, people affected and age; those past the cap stand in the annex.
-- grain: matter
-- order: matter_no
-- csv: meeting
-- needs: closed_at|status
-- units: working_days_late = the latest of its open tickets; level = of the whistle proposed
with
matters as (select * from int_meeting_matters),
places as (select * from int_meeting_places),
competence as (
    select topic as known_topic, needs_enforcement, external_units
    from ref_competence
),
rule_meeting as (select * from rule_meeting),
judged as (
    select
        matters.*,
        places.community as community,
        places.place as place,
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
