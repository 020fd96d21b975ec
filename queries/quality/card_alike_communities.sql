-- Names of communities that differ in their ending alone and are counted as two, where no list of communities settles it.
-- grain: name
-- order: stem, tickets, name
with
names as (select * from int_community_names),
raw_community_names as (select * from raw_community_names),
words as (select * from lbl_words where field = 'community'),
run_options as (select * from run_options),
stems as (
    select
        raw_community_names.stem as stem,
        raw_community_names.family as family,
        names.community as name,
        sum(names.tickets)::integer as tickets
    from names
    inner join raw_community_names on names.name = raw_community_names.name
    where raw_community_names.family <> ''
    group by raw_community_names.stem, raw_community_names.family, names.community
),
doubled as (
    select stem
    from stems
    group by stem
    having count(distinct family) > 1
),
alike as (
    select
        stems.stem as stem,
        coalesce(words.name, stems.name) as name,
        stems.tickets as tickets
    from stems
    inner join doubled on stems.stem = doubled.stem
    left join words on stems.name = words.value
    cross join run_options
    where not run_options.has_communities
)
select * from alike
