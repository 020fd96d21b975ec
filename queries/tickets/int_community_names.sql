-- The community that each name in the exports means: the reference's where there is one, else the most frequent spelling of its family.
-- grain: name
-- kept:  yes
-- units: a street before it does not count, unless several have the name; community = null where the reference knows no such name; tickets = of this spelling
with
tickets as (select * from int_tickets_counted),
raw_community_names as (select * from raw_community_names),
ref_community_names as (select * from ref_community_names),
run_options as (select * from run_options),
spellings as (
    select community_name as name, count(*)::integer as tickets
    from tickets
    where community_name is not null
    group by community_name
),
-- A bare name joins the family of its stem where only one is known.
known as (
    select stem, max(family) as family
    from (
        select stem, family from raw_community_names
        union all
        select stem, family from ref_community_names
    ) as stems
    where family <> ''
    group by stem
    having count(distinct family) = 1
),
-- A name that stands in several streets means in each another community.
several as (
    select stem
    from raw_community_names
    where region <> ''
    group by stem
    having count(distinct region) > 1
),
named as (
    select
        spellings.name as name,
        spellings.tickets as tickets,
        raw_community_names.stem as stem,
        case
            when raw_community_names.family = '' then coalesce(known.family, '')
            else raw_community_names.family
        end as family,
        case
            when several.stem is null then ''
            else raw_community_names.region
        end as region,
        case when raw_community_names.region = '' then 0 else 1 end as region_no
    from spellings
    inner join raw_community_names
        on spellings.name = raw_community_names.name
    left join known on raw_community_names.stem = known.stem
    left join several on raw_community_names.stem = several.stem
),
referred as (
    select
        ref_community_names.stem as stem,
        case
            when ref_community_names.family = '' then coalesce(known.family, '')
            else ref_community_names.family
        end as family,
        max(ref_community_names.community) as community
    from ref_community_names
    left join known on ref_community_names.stem = known.stem
    group by
        ref_community_names.stem,
        case
            when ref_community_names.family = '' then coalesce(known.family, '')
            else ref_community_names.family
        end
    having count(distinct ref_community_names.community) = 1
),
ranked as (
    select
        name,
        stem,
        family,
        region,
        row_number() over (
            partition by stem, family, region
            order by region_no, tickets desc, char_length(name), name
        ) as spelling_no
    from named
),
communities as (
    select
        named.name as name,
        named.tickets as tickets,
        case
            when run_options.has_communities
                then coalesce(exact.community, referred.community)
            else ranked.name
        end as community
    from named
    inner join ranked
        on named.stem = ranked.stem
            and named.family = ranked.family
            and named.region = ranked.region
    left join ref_community_names as exact on named.name = exact.name
    left join referred
        on named.stem = referred.stem
            and named.family = referred.family
            and named.region = ''
    cross join run_options
    where ranked.spelling_no = 1
)
select * from communities
