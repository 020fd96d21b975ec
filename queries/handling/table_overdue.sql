-- Every ticket past its deadline and still open, the earliest deadline first.
-- grain: ticket_id
-- order: effective_deadline, ticket_id
-- units: days_late = whole natural days past the deadline
with
tickets as (select * from table_tickets where is_overdue_open),
run_options as (select * from run_options),
overdue as (
    select
        tickets.ticket_id as ticket_id,
        tickets.accepted_at as accepted_at,
        tickets.effective_deadline as effective_deadline,
        tickets.deadline_basis as deadline_basis,
        date_diff('day', tickets.effective_deadline, run_options.as_of)
            ::integer as days_late,
        tickets.community as community,
        tickets.estate as estate,
        tickets.topic as topic,
        tickets.unit as unit
    from tickets
    cross join run_options
)
select * from overdue
