-- Households of the street and of each community; the street's only where every community's are known.
-- grain: scope_kind, scope
with
ref_communities as (select * from ref_communities),
communities as (
    select
        'community' as scope_kind,
        community as scope,
        households
    from ref_communities
),
street as (
    select
        'street' as scope_kind,
        (select street from rule_scopes) as scope,
        case
            when count(*) = count(households) then sum(households)::integer
        end as households
    from ref_communities
),
households as (
    select * from communities
    union all
    select * from street
)
select * from households
