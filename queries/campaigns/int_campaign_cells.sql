-- How many tickets each campaign's places, and those it is compared with, had in each stretch of days.
-- grain: campaign, span, span_no, arm, community
-- units: hotline = not by way of the grid's workers
with
tickets as (select * from int_campaign_tickets),
cells as (
    select
        campaign,
        span,
        span_no,
        arm,
        community,
        sum(case when is_grid then 0 else 1 end)::integer as hotline,
        count(*)::integer as total
    from tickets
    group by campaign, span, span_no, arm, community
)
select * from cells
