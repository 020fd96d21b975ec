-- Every scope that has a row: those with tickets in the periods compared, and all communities.
-- grain: scope_kind, scope
with
counts as (select * from int_metric_counts),
ref_communities as (select * from ref_communities),
named as (
    select 'street' as scope_kind, '全街道' as scope
    union all
    select 'community' as scope_kind, community as scope from ref_communities
    union all
    select scope_kind, scope from counts
),
scopes as (
    select scope_kind, scope
    from named
    group by scope_kind, scope
)
select * from scopes
