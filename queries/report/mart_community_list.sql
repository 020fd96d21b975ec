-- What each community's page lists by topic: its tickets of the period, as lists may print them.
-- grain: community, topic
-- order: community, tickets_no
-- page: communities
with
tickets as (
    select * from int_listed_tickets where in_accepted and community <> (select no_community from rule_scopes)
),
topics as (select * from int_topics),
counted as (
    select
        tickets.community as community,
        tickets.topic as topic,
        max(topics.topic_label) as topic_label,
        count(*)::integer as tickets
    from tickets
    inner join topics on tickets.topic = topics.topic
    group by tickets.community, tickets.topic
),
numbered as (
    select
        community,
        topic,
        topic_label,
        tickets,
        row_number() over (
            partition by community
            order by
                case when topic = 'other' then 1 else 0 end,
                tickets desc,
                topic
        )::integer as tickets_no
    from counted
)
select * from numbered
