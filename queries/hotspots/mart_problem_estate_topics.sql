-- What the last month's tickets of each estate under treatment are about; those of no topic, and of sensitive ones, are told together, last.
-- grain: estate, topic_no
-- order: estate, topic_no
-- page: report
-- units: topic = other for what is told together
with
estates as (select estate from est_problem_estates where is_listed),
months as (select * from int_theme_months where month_no = 0),
topics as (select topic as known_topic, topic_label as known_label from int_topics),
tickets as (
    select
        estate,
        accepted_at,
        case when is_sensitive then 'other' else shown_topic end as told_topic
    from int_tickets
),
counts as (
    select
        tickets.estate as estate,
        tickets.told_topic as topic,
        topics.known_label as topic_label,
        count(*)::integer as tickets
    from tickets
    inner join estates on tickets.estate = estates.estate
    inner join topics on tickets.told_topic = topics.known_topic
    inner join months
        on tickets.accepted_at >= months.start_at
        and tickets.accepted_at < months.end_at
    group by tickets.estate, tickets.told_topic, topics.known_label
),
ranked as (
    select
        estate,
        row_number() over (
            partition by estate
            order by case when topic = 'other' then 1 else 0 end, tickets desc, topic
        )::integer as topic_no,
        topic,
        topic_label,
        tickets
    from counts
)
select * from ranked
