-- What each finding is made of: the topic, or the two, that half of the tickets behind it or more are of; sensitive topics are told of nobody.
-- grain: finding_no, topic_no
-- page: report
with
behind as (select * from int_finding_sources),
tickets as (
    select ticket_id, shown_topic_label, shown_topic, is_sensitive
    from int_tickets
),
counts as (
    select
        behind.finding_no as finding_no,
        tickets.shown_topic as topic,
        tickets.shown_topic_label as topic_label,
        max(tickets.is_sensitive) as is_sensitive,
        count(*)::integer as tickets
    from behind
    inner join tickets on behind.ticket_id = tickets.ticket_id
    group by behind.finding_no, tickets.shown_topic, tickets.shown_topic_label
),
ranked as (
    select
        *,
        row_number() over (
            partition by finding_no
            order by case when topic = 'other' then 1 else 0 end, tickets desc, topic
        )::integer as topic_no
    from counts
),
most as (
    select
        *,
        sum(tickets) over (partition by finding_no) as of_both,
        max(tickets) over (partition by finding_no) as of_first
    from ranked
    where topic_no <= 2 and topic <> 'other' and not is_sensitive
),
sums as (
    select finding_no, sum(tickets) as tickets
    from counts
    group by finding_no
),
told as (
    select
        most.finding_no as finding_no,
        most.topic_no as topic_no,
        most.topic_label as topic_label,
        most.tickets as tickets
    from most
    inner join sums on most.finding_no = sums.finding_no
    where most.of_both * 2 >= sums.tickets
        and (most.topic_no = 1 or most.of_first * 2 < sums.tickets)
)
select * from told
