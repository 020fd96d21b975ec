-- Each matter of a meeting, and each part of one, with its place, the whistle proposed for it, the office that would lead and what is known of why it hangs.
-- grain: meeting_no, matter, part
-- needs: closed_at|status
-- units: owner_level = of a whistle by who has it; level = of the one proposed, 0 where there is none to blow, or of several parts
-- units: lead_unit = by the table of competence, else the owner where that is an office of the street
-- units: part_no = of its matter's parts, the latest first; 1 of the whole
with
matters as (select * from int_meeting_matters),
places as (select * from int_meeting_places),
dangers as (
    select meeting_no as danger_meeting, endangered, danger_topic, severity
    from int_meeting_dangers
),
competence as (
    select
        topic as known_topic,
        lead_unit,
        external_units,
        coalesce(needs_enforcement, false)
        or coalesce(external_units, '') <> '' as is_elsewhere
    from ref_competence
),
heavy as (select meeting_no as heavy_meeting, heavy_as from int_meeting_callers),
kinds as (
    select kind as known_kind, kind_no, places as kept_places
    from rule_meeting_kinds
),
externals as (
    select unit as external_unit from ref_units
    where kind = 'external'
    group by unit
),
committees as (
    select
        matters.meeting_no as committee_meeting,
        matters.matter as committee_matter,
        matters.part as committee_part,
        max(ends.ending) as ending
    from matters
    inner join rule_committees as ends
        on matters.unit like concat('%', ends.ending)
    group by matters.meeting_no, matters.matter, matters.part
),
led as (
    select
        matters.*,
        places.community as community,
        places.place as place,
        coalesce(competence.external_units, '') as external_units,
        coalesce(
            competence.lead_unit,
            case
                when committees.committee_matter is null
                    and externals.external_unit is null then matters.unit
            end,
            ''
        ) as lead_unit,
        dangers.severity as severity,
        kinds.kind_no as kind_no,
        kinds.kept_places as kept_places,
        case
            when matters.kind = 'overdue' and matters.parts > 1 then 0
            when competence.is_elsewhere then 3
            when matters.units >= 2 or matters.is_returned
                or matters.is_overdue or matters.is_reworked
                or matters.is_emergency
                or committees.committee_matter is null then 2
            else 1
        end as owner_level,
        case
            when competence.is_elsewhere then 'enforcement'
            when matters.is_returned then 'unclear'
            when matters.is_suspended then 'suspended'
            when matters.is_hard then 'hard'
            else 'unknown'
        end as blocker
    from matters
    inner join places
        on matters.meeting_no = places.placed_meeting
        and matters.matter = places.placed_matter
        and matters.part = places.placed_part
    inner join kinds on matters.kind = kinds.known_kind
    left join dangers
        on matters.meeting_no = dangers.danger_meeting
        and matters.matter = dangers.endangered
    left join competence
        on coalesce(dangers.danger_topic, matters.topic)
            = competence.known_topic
    left join committees
        on matters.meeting_no = committees.committee_meeting
        and matters.matter = committees.committee_matter
        and matters.part = committees.committee_part
    left join externals on matters.unit = externals.external_unit
),
judged as (
    select
        led.*,
        case
            when open = 0 or heavy_as is not null then 0
            when owner_level = 3 and external_units = unit then 0
            when owner_level = 2 and lead_unit <> '' and lead_unit = unit
                then 0
            when owner_level = 1
                and (
                    community = '' or community = rule_scopes.no_community
                    or unit like concat(community, '%')
                ) then 0
            else owner_level
        end as level,
        row_number() over (
            partition by meeting_no, matter, part = ''
            order by overdue = 0, working_days_late desc, deadline_at, ticket_id
        )::integer as part_no
    from led
    left join heavy
        on led.meeting_no = heavy_meeting
        and case when part = '' then matter else part end = heavy_as
    cross join rule_scopes
)
select * from judged
