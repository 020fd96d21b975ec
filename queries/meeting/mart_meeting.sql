-- The matters of the weekly meeting with their topic's name and what is said of them.
-- grain: matter
-- order: matter_no
-- sheet: annex.xlsx
-- page: meeting
-- needs: closed_at|status
with
meeting as (select * from int_meeting),
topics as (select topic as known_topic, topic_label from int_topics),
hotspots as (select hotspot_id, title from int_hotspots),
words as (
    select matter as told_matter, said, danger_words, demand, asked
    from int_meeting_words
),
gathered as (select gathered_matter, gathered from int_meeting_gathered),
tickets as (
    select
        ticket_id as dated_ticket,
        dispatched_at,
        signed_at,
        contacted_at
    from int_meeting_members
    where meeting_no = 0
),
whistles as (select * from int_meeting_whistles),
told as (
    select
        meeting.*,
        whistles.blown_level as blown_level,
        whistles.blown_at as blown_at,
        whistles.arrived_at as arrived_at,
        coalesce(gathered.gathered, '') as gathered,
        case when meeting.tickets = 1 then tickets.dispatched_at end
            as dispatched_at,
        case when meeting.tickets = 1 then tickets.signed_at end as signed_at,
        case when meeting.tickets = 1 then tickets.contacted_at end
            as contacted_at,
        coalesce(words.said, '') as said,
        coalesce(words.danger_words, '') as danger_words,
        coalesce(words.demand, 'other') as demand,
        coalesce(words.asked, '') as asked,
        topics.topic_label as topic_label,
        coalesce(hotspots.title, '') as hotspot_title
    from meeting
    inner join topics on meeting.topic = topics.known_topic
    left join words on meeting.matter = words.told_matter
    left join tickets on meeting.ticket_id = tickets.dated_ticket
    left join whistles on meeting.matter = whistles.whistled_matter
    left join gathered on meeting.matter = gathered.gathered_matter
    left join hotspots on meeting.matter = hotspots.hotspot_id
)
select * from told
