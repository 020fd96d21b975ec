-- The community and the place of each matter of a meeting and of each part: those of more than half of its tickets, or none.
-- grain: placed_meeting, placed_matter, placed_part
-- needs: closed_at|status
with
members as (select * from int_meeting_parts),
totals as (
    select meeting_no, matter, part, count(*)::integer as tickets
    from members
    group by meeting_no, matter, part
),
communities as (
    select
        meeting_no, matter, part, community, count(*)::integer as tickets
    from members
    group by meeting_no, matter, part, community
),
estates as (
    select
        meeting_no, matter, part, estate, count(*)::integer as tickets
    from members
    group by meeting_no, matter, part, estate
),
places as (
    select
        totals.meeting_no as placed_meeting,
        totals.matter as placed_matter,
        totals.part as placed_part,
        coalesce(communities.community, '') as community,
        coalesce(estates.estate, '') as place
    from totals
    left join communities
        on totals.meeting_no = communities.meeting_no
        and totals.matter = communities.matter
        and totals.part = communities.part
        and communities.tickets * 2 > totals.tickets
    left join estates
        on totals.meeting_no = estates.meeting_no
        and totals.matter = estates.matter
        and totals.part = estates.part
        and estates.tickets * 2 > totals.tickets
)
select * from places
