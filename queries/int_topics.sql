-- Every topic that a ticket can count under: the tree's, and the paths that the exports gave.
-- grain: topic
-- units: topic_no = place in print order
with
rule_topics as (select * from rule_topics),
labels as (select * from lbl_tickets),
given as (
    select
        labels.topic as topic,
        position('>' in labels.topic) as first_step
    from labels
    left join rule_topics on labels.topic = rule_topics.topic
    where rule_topics.topic is null
    group by labels.topic
),
-- A path hangs on its first step and is told by the rest.
paths as (
    select
        topic,
        case
            when first_step > 0 then substr(topic, first_step + 1)
            else topic
        end as topic_label,
        case
            when first_step > 0 then substr(topic, 1, first_step - 1)
            else topic
        end as topic_group
    from given
),
topics as (
    select topic, topic_label, topic_group, group_label, urgency, topic_no
    from rule_topics
    union all
    select
        topic,
        topic_label,
        topic_group,
        topic_group as group_label,
        null as urgency,
        1000000 as topic_no
    from paths
)
select * from topics
