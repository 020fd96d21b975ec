-- The community and the place of each matter of a meeting: those of more than half of its tickets, or none.
-- grain: placed_meeting, placed_matter
-- needs: closed_at|status
with
members as (select * from int_meeting_members),
totals as (
    select meeting_no, matter, count(*)::integer as tickets
    from members
    group by meeting_no, matter
),
communities as (
    select meeting_no, matter, community, count(*)::integer as tickets
    from members
    group by meeting_no, matter, community
),
estates as (
    select meeting_no, matter, estate, count(*)::integer as tickets
    from members
    group by meeting_no, matter, estate
),
places as (
    select
        totals.meeting_no as placed_meeting,
        totals.matter as placed_matter,
        coalesce(communities.community, '') as community,
        coalesce(estates.estate, '') as place
    from totals
    left join communities
        on totals.meeting_no = communities.meeting_no
        and totals.matter = communities.matter
        and communities.tickets * 2 > totals.tickets
    left join estates
        on totals.meeting_no = estates.meeting_no
        and totals.matter = estates.matter
        and estates.tickets * 2 > totals.tickets
)
select * from places
