-- What was closed, called back in the five weeks to the moment of the data, and left the citizen neither satisfied nor helped, or a danger unsolved.
-- grain: ticket_id
-- order: called_at, ticket_id
-- page: meeting
-- needs: closed_at|status
-- units: is_gone = longer than four weeks ago: it was told a week ago and is no more; topic, danger_words = what it tells of
-- units: called_at = when it was called back, where nobody wrote that when it was closed; neither confidential tickets nor threats
with
tickets as (
    select
        int_tickets.*,
        coalesce(called_back_at, closed_at) as called_at
    from int_tickets
    where not is_withheld and solved = 'unsolved'
),
labels as (
    select
        record_no as labelled,
        case when safety_kind = 'danger' then coalesce(safety_words, '')
            else '' end as danger_words
    from lbl_tickets
    where coalesce(safety_kind, '') <> 'threat'
),
topics as (select topic as known_topic, topic_label as known_label from int_topics),
current_period as (select * from run_periods where role = 'current'),
dissatisfied_levels as (
    select level from rule_satisfaction where is_dissatisfied
),
unsolved as (
    select
        tickets.ticket_id as ticket_id,
        case
            when tickets.shown_estate <> '' then tickets.shown_estate
            else tickets.community
        end as place,
        topics.known_topic as topic,
        topics.known_label as topic_label,
        labels.danger_words as danger_words,
        tickets.called_at
            <= current_period.as_of - interval 28 day as is_gone,
        tickets.community as community,
        tickets.unit as unit,
        coalesce(tickets.satisfaction, '') as satisfaction,
        tickets.accepted_at as accepted_at,
        tickets.is_reworked as is_reworked,
        tickets.closed_at as closed_at,
        tickets.called_at as called_at
    from tickets
    inner join labels on tickets.record_no = labels.labelled
    inner join topics on tickets.shown_topic = topics.known_topic
    left join dissatisfied_levels
        on tickets.satisfaction = dissatisfied_levels.level
    cross join current_period
    where (dissatisfied_levels.level is not null or danger_words <> '')
        and tickets.closed_at <= current_period.as_of
        and tickets.called_at <= current_period.as_of
        and tickets.called_at > current_period.as_of - interval 35 day
)
select * from unsolved
