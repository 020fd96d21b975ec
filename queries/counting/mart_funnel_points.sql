-- Each community's point in each funnel.
-- grain: metric, community
-- order: metric, community_no, community
-- page: report
with
metrics as (
    select * from int_metrics where scope_kind = 'community' and status <> ''
),
points as (
    select
        metric,
        scope as community,
        scope_no as community_no,
        numerator,
        denominator,
        value,
        status
    from metrics
    where denominator > 0
)
select * from points
