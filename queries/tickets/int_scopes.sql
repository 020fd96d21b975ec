-- Every scope that has a row: those with tickets in the periods compared, and all communities.
-- grain: scope_kind, scope
with
counts as (select * from int_metric_counts),
run_periods as (select * from run_periods),
ref_communities as (select * from ref_communities),
named as (
    select 'street' as scope_kind, '全街道' as scope
    union all
    select 'community' as scope_kind, community as scope from ref_communities
    union all
    select counts.scope_kind, counts.scope
    from counts
    inner join run_periods on counts.period_id = run_periods.period_id
    where run_periods.is_compared
),
scopes as (
    select scope_kind, scope
    from named
    group by scope_kind, scope
)
select * from scopes
