-- Every topic that a ticket can count under: the tree's, and the paths that the exports gave.
-- grain: topic
-- units: topic_no = place in print order
with
rule_topics as (select * from rule_topics),
labels as (select * from lbl_tickets),
sensitive_words as (select * from rule_sensitive_words),
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
sensitive_paths as (
    select paths.topic as topic
    from paths
    cross join sensitive_words
    where position(sensitive_words.word in paths.topic) > 0
    group by paths.topic
),
topics as (
    select
        topic,
        topic_label,
        topic_group,
        group_label,
        urgency,
        topic_no,
        is_sensitive
    from rule_topics
    union all
    select
        paths.topic as topic,
        paths.topic_label as topic_label,
        paths.topic_group as topic_group,
        paths.topic_group as group_label,
        null as urgency,
        1000000 as topic_no,
        sensitive_paths.topic is not null as is_sensitive
    from paths
    left join sensitive_paths on paths.topic = sensitive_paths.topic
)
select * from topics
