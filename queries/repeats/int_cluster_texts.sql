-- What is compared to find the tickets of one cluster: those accepted in the period.
-- grain: ticket_id
with
tickets as (select * from int_tickets where not is_sensitive),
current_period as (select * from run_periods where role = 'current'),
periods as (select * from int_ticket_periods where is_accepted),
labels as (select * from lbl_tickets),
texts as (
    select
        tickets.ticket_id as ticket_id,
        tickets.estate as estate,
        tickets.place as place,
        tickets.community as community,
        tickets.topic as topic,
        tickets.caller_key as caller_key,
        tickets.accepted_at as accepted_at,
        coalesce(labels.keywords, '') as keywords,
        coalesce(labels.pairs, '') as pairs,
        coalesce(labels.phrases, '') as phrases,
        coalesce(labels.demands, '') as demands,
        tickets.is_withheld as is_withheld
    from tickets
    inner join periods on tickets.ticket_id = periods.ticket_id
    inner join current_period on periods.period_id = current_period.period_id
    inner join labels on tickets.record_no = labels.record_no
)
select * from texts
