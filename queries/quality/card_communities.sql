-- The names of communities that were taken for another spelling of the same one, as they may be printed.
-- grain: community, name
-- order: community, tickets, name
with
names as (select * from int_community_names),
words as (select * from lbl_words where field = 'community'),
joined as (
    select
        coalesce(community_words.name, names.community) as community,
        coalesce(name_words.name, names.name) as name,
        names.tickets as tickets
    from names
    left join words as community_words
        on names.community = community_words.value
    left join words as name_words on names.name = name_words.value
    where names.community <> names.name
)
select * from joined
