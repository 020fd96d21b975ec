-- Each meeting's matters in their order, and which have a place: some are kept for each kind, what stays free is for further dangers.
-- grain: meeting_no, matter
-- needs: closed_at|status
-- units: level = of the whistle proposed, 0 for none; place_no = of its kind; turn = of all, those on a kept place first
with
matters as (select * from int_meeting_matters),
places as (select * from int_meeting_places),
competence as (
    select
        topic as known_topic,
        external_units,
        coalesce(needs_enforcement, false)
        or coalesce(external_units, '') <> '' as is_elsewhere
    from ref_competence
),
rule_meeting as (select * from rule_meeting),
kinds as (
    select kind as known_kind, kind_no, letter, places as kept_places
    from rule_meeting_kinds
),
committees as (
    select
        matters.meeting_no as committee_meeting,
        matters.matter as committee_matter,
        max(ends.ending) as ending
    from matters
    inner join rule_committees as ends
        on matters.unit like concat('%', ends.ending)
    group by matters.meeting_no, matters.matter
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
            when competence.is_elsewhere or matters.is_emergency then 3
            when matters.units >= 2 or matters.is_returned
                or matters.is_overdue or matters.is_reworked
                or committees.committee_matter is null then 2
            else 1
        end as level,
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
    inner join kinds on matters.kind = kinds.known_kind
    left join competence on matters.topic = competence.known_topic
    left join committees
        on matters.meeting_no = committees.committee_meeting
        and matters.matter = committees.committee_matter
),
ranked as (
    select
        judged.*,
        row_number() over (
            partition by meeting_no, kind_no
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
            partition by meeting_no
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
        concat(ticket_id, '-', letter) as own_code,
        kept_places > 0
        and (
            place_no <= kept_places
            or kind = 'danger'
            or turn <= rule_meeting.usual_matters
        )
        and turn <= rule_meeting.most_matters as is_listed
    from placed
    cross join rule_meeting
),
numbered as (
    select
        listed.*,
        row_number() over (
            partition by meeting_no
            order by case when is_listed then 0 else 1 end, kind_no, place_no
        )::integer as matter_no
    from listed
)
select * from numbered
