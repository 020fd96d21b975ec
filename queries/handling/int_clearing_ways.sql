-- The ways in which a ticket of the first day's stock is cleared, the quickest first.
-- grain: way
with
ways as (
    select 1 as way_no, 'this_week' as way
    union all
    select 2, 'needs_whistle'
    union all
    select 3, 'needs_plan'
    union all
    select 4, 'legal_route'
    union all
    select 5, 'unreasonable'
)
select * from ways
