-- Each topic of the period under its group.
-- grain: topic
-- order: group_no, topic_no, topic
-- sheet: annex.xlsx
-- page: report
with
figures as (select * from int_topic_figures where scope_kind = 'topic'),
groups as (select * from mart_topic_groups),
owners as (
    select topic, max(topic_group) as topic_group
    from int_tickets
    group by topic
),
topics as (
    select
        figures.scope as topic,
        figures.scope_label as topic_label,
        groups.topic_group as topic_group,
        groups.group_label as group_label,
        groups.group_no as group_no,
        row_number() over (
            partition by groups.topic_group
            order by figures.tickets desc, figures.scope
        )::integer as topic_no,
        figures.tickets as tickets,
        figures.share as share,
        figures.previous_tickets as previous_tickets,
        figures.year_ago_tickets as year_ago_tickets,
        figures.previous_change as previous_change,
        figures.previous_change_unit as previous_change_unit,
        figures.previous_direction as previous_direction,
        figures.is_change_significant as is_change_significant,
        figures.ontime_numerator as ontime_numerator,
        figures.ontime_denominator as ontime_denominator,
        figures.ontime_value as ontime_value,
        figures.satisfaction_numerator as satisfaction_numerator,
        figures.satisfaction_denominator as satisfaction_denominator,
        figures.satisfaction_value as satisfaction_value
    from figures
    inner join owners on figures.scope = owners.topic
    inner join groups on owners.topic_group = groups.topic_group
    where figures.tickets > 0 or coalesce(figures.previous_tickets, 0) > 0
)
select * from topics
