-- Where each ticket belongs: community, estate, unit and topic.
-- grain: ticket_id
-- units: estate = of the list of estates; place = the estate, or what the text itself names where there is no list
with
tickets as (select * from int_tickets_counted),
labels as (select * from lbl_tickets),
ref_community_names as (select * from ref_community_names),
ref_estates as (select * from ref_estates),
ref_unit_names as (select * from ref_unit_names),
topics as (select * from int_topics),
run_options as (select * from run_options),
-- Without communities.csv each distinct name is a community of its own;
-- with it, an unknown name counts for nothing and the estate decides.
placed as (
    select
        tickets.ticket_id as ticket_id,
        coalesce(
            case
                when run_options.has_communities
                    then ref_community_names.community
                else tickets.community_name
            end,
            ref_estates.community,
            '未归属'
        ) as community,
        coalesce(labels.estate, '') as estate,
        coalesce(labels.place, labels.estate, '') as place,
        coalesce(ref_unit_names.unit, tickets.unit_name, '') as unit,
        labels.topic as topic,
        labels.topic_basis as topic_basis,
        topics.topic_label as topic_label,
        topics.topic_group as topic_group,
        topics.group_label as group_label,
        topics.urgency as urgency,
        run_options.has_communities
        and tickets.community_name is not null
        and ref_community_names.community is null as is_community_unknown
    from tickets
    inner join labels on tickets.record_no = labels.record_no
    left join ref_community_names
        on tickets.community_name = ref_community_names.name
    left join ref_estates on labels.estate = ref_estates.estate
    left join ref_unit_names on tickets.unit_name = ref_unit_names.name
    inner join topics on labels.topic = topics.topic
    cross join run_options
)
select * from placed
