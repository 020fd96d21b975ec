-- Names of communities that no list of them has, those that may be printed: each with the one that it counts as without a list.
-- grain: name
-- order: community, tickets, name
with
names as (select * from int_community_names),
run_options as (select * from run_options),
words as (
    select value
    from lbl_words
    where field = 'community' and not is_withheld
),
unlisted as (
    select
        coalesce(names.community, names.name) as community,
        names.name as name,
        names.tickets as tickets
    from names
    cross join run_options
    where names.community is null or not run_options.has_communities
),
printable as (
    select
        unlisted.community as community,
        unlisted.name as name,
        unlisted.tickets as tickets
    from unlisted
    inner join words on unlisted.name = words.value
    inner join words as community_words
        on unlisted.community = community_words.value
)
select * from printable
