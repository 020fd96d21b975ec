-- The matters for the weekly meeting: places are kept for each kind, danger first, then those of many people, those that hang, the overdue.
-- grain: matter
-- order: matter_no
-- csv: meeting
-- needs: closed_at|status
-- units: code = as it was when the matter was first decided upon
-- units: working_days_late = the latest of its open tickets; level = of the whistle proposed, 0 for none
with
matters as (select * from int_meeting_matters),
places as (select * from int_meeting_places),
competence as (
    select topic as known_topic, needs_enforcement, external_units
    from ref_competence
),
rule_meeting as (select * from rule_meeting),
kinds as (
    select kind as known_kind, kind_no, letter, places as kept_places
    from rule_meeting_kinds
),
codes as (select coded_matter, code from int_meeting_codes),
committees as (
    select matters.matter as committee_matter, max(ends.ending) as ending
    from matters
    inner join rule_committees as ends
        on matters.unit like concat('%', ends.ending)
    group by matters.matter
),
judged as (
    select
        matters.*,
        places.community as community,
        places.place as place,
        coalesce(competence.external_units, '') as external_units,
        kinds.kind_no as kind_no,
        kinds.letter as letter,
        kinds.kept_places as kept_places,
        case
            when matters.kind = 'overdue' then 0
            when coalesce(competence.needs_enforcement, false)
                or coalesce(competence.external_units, '') <> ''
                or matters.is_emergency then 3
            when matters.units >= 2 or matters.is_returned
                or matters.is_overdue or matters.is_reworked
                or committees.committee_matter is null then 2
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
    inner join kinds on matters.kind = kinds.known_kind
    left join competence on matters.topic = competence.known_topic
    left join committees on matters.matter = committees.committee_matter
),
ranked as (
    select
        judged.*,
        row_number() over (
            partition by kind_no
            order by
                case when open > 0 then 0 else 1 end,
                case when kind_no in (2, 3)
                    then 0 - callers else 0 end,
                case when kind = 'overdue'
                    then 0 - coalesce(working_days_late, 0) else 0 end,
                deadline_at is null,
                deadline_at,
                callers desc,
                first_at,
                matter
        )::integer as place_no
    from judged
),
placed as (
    select
        ranked.*,
        row_number() over (
            order by
                case when kept_places = 0 then 3
                    when place_no <= kept_places then 1 else 2 end,
                kind_no,
                place_no
        )::integer as turn
    from ranked
),
listed as (
    select
        placed.*,
        kept_places > 0
        and (
            place_no <= kept_places or turn <= rule_meeting.least_matters
        )
        and turn <= rule_meeting.most_matters as is_listed
    from placed
    cross join rule_meeting
),
meeting as (
    select
        row_number() over (
            order by case when is_listed then 0 else 1 end, kind_no, place_no
        )::integer as matter_no,
        is_listed,
        matter, ticket_id, topic, community, place, unit, first_at, tickets,
        callers, open, working_days_late, deadline_at, is_safety, is_overdue,
        is_near, is_reworked, is_returned, is_hotspot, is_dissatisfied,
        is_suspended, is_dispatched, is_signed, is_contacted, is_extended,
        returns, whistles, blocker, level, external_units, open_after_period,
        kind, coalesce(codes.code, concat(ticket_id, '-', letter)) as code
    from listed
    left join codes on listed.matter = codes.coded_matter
)
select * from meeting
