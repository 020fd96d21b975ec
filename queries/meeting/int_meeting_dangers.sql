-- How much hangs on each danger, and the topic by which the table of competence is read where that is told by the danger and not by the ticket.
-- grain: meeting_no, endangered
-- needs: closed_at|status
-- units: severity = of its gravest ticket: 1 where lives are at stake at once, 3 where but one word that does not fit its topic tells of it, else 2
with
members as (
    select meeting_no, matter, ticket_id, topic from int_meeting_members
    where is_safety
),
tickets as (select ticket_id as known_ticket, record_no from int_tickets),
labels as (
    select record_no as labelled, coalesce(safety_words, '') as words
    from lbl_tickets
),
safety_topics as (
    select rule_danger_topics.word as word, ref_competence.topic as safety_topic
    from rule_danger_topics
    inner join ref_competence on rule_danger_topics.topic = ref_competence.topic
),
told as (
    select
        members.meeting_no as meeting_no,
        members.matter as endangered,
        members.topic as told_topic,
        labels.words as words
    from members
    inner join tickets on members.ticket_id = tickets.known_ticket
    inner join labels on tickets.record_no = labels.labelled
),
worded as (
    select
        told.words as topic_words,
        min(safety_topics.safety_topic) as safety_topic
    from told
    inner join safety_topics on position(safety_topics.word in told.words) > 0
    group by told.words
),
doubted as (
    select
        told.told_topic as doubted_topic,
        told.words as doubted_words
    from told
    inner join rule_danger_doubts
        on told.told_topic = rule_danger_doubts.topic
        and position(rule_danger_doubts.word in told.words) > 0
    where position('|' in told.words) = 0
    group by told.told_topic, told.words
),
grave as (
    select told.words as grave_words
    from told
    inner join rule_danger_first
        on position(rule_danger_first.word in told.words) > 0
    group by told.words
),
dangers as (
    select
        told.meeting_no as meeting_no,
        told.endangered as endangered,
        min(worded.safety_topic) as danger_topic,
        min(
            case
                when doubted.doubted_words is not null then 3
                when grave.grave_words is not null then 1
                else 2
            end
        )::integer as severity
    from told
    left join worded on told.words = worded.topic_words
    left join doubted
        on told.told_topic = doubted.doubted_topic
        and told.words = doubted.doubted_words
    left join grave on told.words = grave.grave_words
    group by told.meeting_no, told.endangered
)
select * from dangers
