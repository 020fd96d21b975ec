-- Where each ticket belongs and is told of: community, estate, unit and topic.
-- grain: ticket_id
-- kept:  yes
-- units: topic = the one it is counted under, 其他 where fewer than five of a sensitive one came in its month or in a period told of
-- units: shown_* = as lists may print it, without topic and estate where fewer than five came from its community,
-- units: or fewer than five would be left out of all
with
tickets as (select * from int_tickets_located),
sensitive as (select * from int_sensitive_tickets),
topics as (select * from int_topics),
settled as (
    select
        tickets.*,
        case
            when sensitive.is_street_few then 'other'
            else tickets.labelled_topic
        end as topic,
        case
            when sensitive.is_community_few then 'other'
            else tickets.labelled_topic
        end as shown_topic
    from tickets
    left join sensitive on tickets.ticket_id = sensitive.ticket_id
),
named as (
    select
        settled.ticket_id as ticket_id,
        settled.community as community,
        settled.estate as estate,
        settled.place as place,
        settled.unit as unit,
        settled.labelled_topic as labelled_topic,
        settled.topic as topic,
        case
            when settled.topic = settled.labelled_topic
                then settled.labelled_basis
            else 'none'
        end as topic_basis,
        topics.topic_label as topic_label,
        topics.topic_group as topic_group,
        topics.group_label as group_label,
        settled.urgency as urgency,
        settled.shown_topic as shown_topic,
        case
            when settled.shown_topic = settled.labelled_topic
                then settled.labelled_basis
            else 'none'
        end as shown_basis,
        shown_topics.topic_label as shown_topic_label,
        shown_topics.topic_group as shown_topic_group,
        case when settled.is_sensitive then '' else settled.estate end
            as shown_estate,
        settled.is_sensitive as is_sensitive,
        settled.is_community_unknown as is_community_unknown
    from settled
    inner join topics on settled.topic = topics.topic
    inner join topics as shown_topics
        on settled.shown_topic = shown_topics.topic
)
select * from named
