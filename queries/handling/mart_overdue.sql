-- The tickets past their deadline and still open, the latest deadline last; confidential ones have no row.
-- grain: ticket_id
-- order: overdue_no
-- units: days_late = whole natural days past the deadline
with
tickets as (select * from table_tickets where is_overdue_open),
labels as (
    select ticket_id, shown_topic_label as topic_label
    from int_tickets
    where not is_withheld
),
run_options as (select * from run_options),
overdue as (
    select
        row_number() over (
            order by tickets.effective_deadline, tickets.ticket_id
        )::integer as overdue_no,
        tickets.ticket_id as ticket_id,
        tickets.accepted_at as accepted_at,
        tickets.effective_deadline as effective_deadline,
        tickets.deadline_basis as deadline_basis,
        date_diff('day', tickets.effective_deadline, run_options.as_of)
            ::integer as days_late,
        tickets.community as community,
        tickets.estate as estate,
        labels.topic_label as topic_label,
        tickets.unit as unit
    from tickets
    inner join labels on tickets.ticket_id = labels.ticket_id
    cross join run_options
)
select * from overdue
