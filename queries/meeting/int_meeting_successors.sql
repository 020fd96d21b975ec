-- Each matter that the last pack told of, and the one of this that it is told in: that of its own name, else the one with most of its tickets.
-- grain: earlier_matter
-- needs: closed_at|status
-- units: of a unit's overdue tickets the one with most of them alone: another that the unit is late with is another matter
-- units: told_in = empty where no ticket of it may come before this meeting; none without the months that hotspots are held against
with
earlier as (
    select * from int_meeting_turns where meeting_no = 1 and is_told
),
present as (
    select matter as present_matter from int_meeting_turns where meeting_no = 0
),
earlier_members as (
    select matter as earlier_matter, ticket_id as earlier_ticket
    from int_meeting_members
    where meeting_no = 1
),
members as (
    select matter as holding_matter, ticket_id as held_ticket
    from int_meeting_members
    where meeting_no = 0
),
-- With fewer months hotspots are clusters, and those of a week that is over are not known.
history as (
    select count(*)::integer as months
    from int_hotspot_months
    where meeting_no = 1 and is_covered and month_no between 1 and 12
),
shared as (
    select
        earlier_members.earlier_matter as shared_matter,
        members.holding_matter as holding_matter,
        row_number() over (
            partition by earlier_members.earlier_matter
            order by count(*) desc, members.holding_matter
        ) as share_no
    from earlier_members
    inner join members on earlier_members.earlier_ticket = members.held_ticket
    group by earlier_members.earlier_matter, members.holding_matter
),
followed as (
    select
        earlier.matter as earlier_matter,
        earlier.matter_no as earlier_no,
        coalesce(present.present_matter, shared.holding_matter, '') as told_in
    from earlier
    inner join history on history.months >= 6
    left join present
        on earlier.matter = present.present_matter
        and earlier.kind <> 'overdue'
    left join shared
        on earlier.matter = shared.shared_matter and shared.share_no = 1
)
select * from followed
