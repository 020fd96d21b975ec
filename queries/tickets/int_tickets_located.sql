-- What the words of each ticket make it: its community, estate, unit and topic.
-- grain: ticket_id
-- units: labelled_topic = the topic its words make it; estate = of the list of estates
-- units: place = the estate, or what the text itself names where there is no list
with
tickets as (select * from int_tickets_counted),
labels as (select * from lbl_tickets),
community_names as (select * from int_community_names),
ref_estates as (select * from ref_estates),
ref_unit_names as (select * from ref_unit_names),
unit_words as (select * from lbl_words where field = 'unit'),
community_words as (select * from lbl_words where field = 'community'),
topics as (select * from int_topics),
run_options as (select * from run_options),
-- Without communities.csv each distinct name is a community of its own;
-- with it, an unknown name counts for nothing and the estate decides.
located as (
    select
        tickets.ticket_id as ticket_id,
        coalesce(
            community_words.name,
            community_names.community,
            ref_estates.community,
            (select no_community from rule_scopes)
        ) as community,
        coalesce(labels.estate, '') as estate,
        coalesce(labels.place, labels.estate, '') as place,
        coalesce(ref_unit_names.unit, unit_words.name, '') as unit,
        labels.topic as labelled_topic,
        labels.topic_basis as labelled_basis,
        topics.urgency as urgency,
        topics.is_sensitive as is_sensitive,
        coalesce(tickets.status, '') not in ('void', 'returned')
            as is_in_universe,
        run_options.has_communities
        and tickets.community_name is not null
        and community_names.community is null as is_community_unknown,
        tickets.accepted_at as accepted_at
    from tickets
    inner join labels on tickets.record_no = labels.record_no
    left join community_names
        on tickets.community_name = community_names.name
    left join ref_estates on labels.estate = ref_estates.estate
    left join ref_unit_names on tickets.unit_name = ref_unit_names.name
    left join unit_words on tickets.unit_name = unit_words.value
    left join community_words
        on community_names.community = community_words.value
    inner join topics on labels.topic = topics.topic
    cross join run_options
)
select * from located
