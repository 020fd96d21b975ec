-- Keywords of the tickets of the period and of the year before it, and whether a topic was found for them.
-- grain: ticket_id
with
tickets as (select * from int_tickets where not is_withheld),
current_period as (select * from run_periods where role = 'current'),
labels as (select * from lbl_tickets where keywords <> ''),
texts as (
    select
        tickets.ticket_id as ticket_id,
        coalesce(tickets.caller_key, tickets.ticket_id) as caller,
        labels.keywords as keywords,
        tickets.topic = 'other' as is_unclassified,
        tickets.accepted_at >= current_period.start_at as is_in_period
    from tickets
    inner join labels on tickets.record_no = labels.record_no
    cross join current_period
    where tickets.accepted_at < current_period.end_at
        and tickets.accepted_at >= current_period.start_at - interval 365 day
)
select * from texts
