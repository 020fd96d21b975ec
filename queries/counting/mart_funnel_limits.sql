-- The limits of each community funnel at growing numbers of tickets.
-- grain: metric, denominator
-- page: report
with
limits as (
    select
        metric,
        denominator,
        center,
        lower_95,
        upper_95,
        lower_998,
        upper_998
    from est_funnel_limits
    where scope_kind = 'community'
)
select * from limits
