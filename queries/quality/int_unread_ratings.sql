-- Tickets closed in the period whose rating is a word that no vocabulary knows, so that no rate of satisfaction has them.
-- grain: ticket_id
with
current_period as (select period_id from run_periods where role = 'current'),
unknown as (
    select record_no
    from int_unknown_values
    where field in ('satisfaction', 'sat_final')
    group by record_no
),
tickets as (select ticket_id, record_no from int_tickets),
closed as (
    select
        periods.ticket_id as ticket_id,
        periods.is_rated as is_rated
    from int_ticket_periods as periods
    inner join current_period on periods.period_id = current_period.period_id
    where periods.is_closed
),
unread as (
    select closed.ticket_id as ticket_id
    from closed
    inner join tickets on closed.ticket_id = tickets.ticket_id
    inner join unknown on tickets.record_no = unknown.record_no
    where not closed.is_rated
)
select * from unread
