-- What labelling reads of each ticket; its words never leave the run's own database.
-- grain: record_no
with
raw_tickets as (select * from raw_tickets),
counted as (select record_no, accepted_at from int_tickets_counted),
texts as (
    select
        raw_tickets.record_no as record_no,
        raw_tickets.title as title,
        raw_tickets.content as content,
        raw_tickets.location as location,
        raw_tickets.topic_path as topic_path,
        extract(month from counted.accepted_at)::integer as accepted_month
    from raw_tickets
    inner join counted on raw_tickets.record_no = counted.record_no
)
select * from texts
