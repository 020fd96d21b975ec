-- Tickets of unknown callers whose texts may be compared: those of the period, and of the days before it that count.
-- grain: ticket_id
with
tickets as (
    select *
    from int_tickets
    where caller_key is null and place <> '' and topic <> 'other'
),
current_period as (select * from run_periods where role = 'current'),
rule_repeats as (select * from rule_repeats),
labels as (select * from lbl_tickets where sketch is not null),
texts as (
    select
        tickets.ticket_id as ticket_id,
        tickets.place as place,
        tickets.topic as topic,
        tickets.accepted_at as accepted_at,
        labels.sketch as sketch,
        tickets.accepted_at >= current_period.start_at as is_in_period,
        rule_repeats.alike_days as alike_days
    from tickets
    inner join labels on tickets.record_no = labels.record_no
    cross join current_period
    cross join rule_repeats
    where tickets.accepted_at < current_period.end_at
        and tickets.accepted_at
            >= current_period.start_at - interval (rule_repeats.alike_days) day
)
select * from texts
