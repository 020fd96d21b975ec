-- The names of communities that were taken for another spelling of the same one.
-- grain: community, name
-- order: community, tickets, name
-- masked: community, name
with
names as (select * from int_community_names),
joined as (
    select community, name, tickets
    from names
    where community <> name
)
select * from joined
