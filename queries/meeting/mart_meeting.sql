-- The matters of the weekly meeting with their topic's name.
-- grain: matter
-- order: matter_no
-- sheet: annex.xlsx
-- page: meeting
-- needs: closed_at|status
with
meeting as (select * from int_meeting),
topics as (select topic as known_topic, topic_label from int_topics),
hotspots as (select hotspot_id, title from int_hotspots),
told as (
    select
        meeting.*,
        topics.topic_label as topic_label,
        coalesce(hotspots.title, '') as hotspot_title
    from meeting
    inner join topics on meeting.topic = topics.known_topic
    left join hotspots on meeting.matter = hotspots.hotspot_id
)
select * from told
