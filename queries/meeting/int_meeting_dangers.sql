-- Whose a danger is, where that is told by the danger and not by the ticket's topic: the topic by which the table of competence is read.
-- grain: meeting_no, endangered
-- needs: closed_at|status
with
members as (
    select meeting_no, matter, ticket_id from int_meeting_members
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
dangers as (
    select
        members.meeting_no as meeting_no,
        members.matter as endangered,
        min(safety_topics.safety_topic) as danger_topic
    from members
    inner join tickets on members.ticket_id = tickets.known_ticket
    inner join labels on tickets.record_no = labels.labelled
    inner join safety_topics
        on position(safety_topics.word in labels.words) > 0
    group by members.meeting_no, members.matter
)
select * from dangers
