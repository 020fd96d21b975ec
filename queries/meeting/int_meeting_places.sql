-- The community and the place of each matter of the meeting: those of more than half of its tickets, or none.
-- grain: placed_matter
-- needs: closed_at|status
with
members as (select * from int_meeting_members),
totals as (
    select matter, count(*)::integer as tickets
    from members
    group by matter
),
communities as (
    select matter, community, count(*)::integer as tickets
    from members
    group by matter, community
),
estates as (
    select matter, estate, count(*)::integer as tickets
    from members
    group by matter, estate
),
places as (
    select
        totals.matter as placed_matter,
        coalesce(communities.community, '') as community,
        coalesce(estates.estate, '') as place
    from totals
    left join communities
        on totals.matter = communities.matter
        and communities.tickets * 2 > totals.tickets
    left join estates
        on totals.matter = estates.matter
        and estates.tickets * 2 > totals.tickets
)
select * from places
