-- Which tickets are gathered in a unit's overdue ones: place, topic, number and working days late of at most five, the latest first.
-- grain: gathered_matter
-- needs: closed_at|status
with
members as (
    select * from int_meeting_members
    where meeting_no = 0 and kind = 'overdue'
),
topics as (select topic as known_topic, topic_label from int_topics),
told as (
    select
        members.matter as gathered_matter,
        members.name_no as name_no,
        concat(
            case
                when members.estate <> '' then members.estate
                else members.community
            end,
            '｜',
            topics.topic_label,
            ' ',
            members.ticket_id,
            case
                when members.working_days_late > 0 then concat(
                    ' 超',
                    cast(members.working_days_late as varchar),
                    '天'
                )
                else ''
            end
        ) as words
    from members
    inner join topics on members.topic = topics.known_topic
),
gathered as (
    select
        gathered_matter,
        concat(
            max(case when name_no = 1 then words else '' end),
            max(case when name_no = 2 then concat('|', words) else '' end),
            max(case when name_no = 3 then concat('|', words) else '' end),
            max(case when name_no = 4 then concat('|', words) else '' end),
            max(case when name_no = 5 then concat('|', words) else '' end)
        ) as gathered
    from told
    group by gathered_matter
)
select * from gathered
