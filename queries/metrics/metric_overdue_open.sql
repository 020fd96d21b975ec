-- Tickets accepted before the end of the period, past their deadline and still open at the moment the data is as of.
-- grain:  period_id, ticket_id
-- needs:  closed_at|status, deadline_at|deadline_ext_at|sla
-- metric: stock
select
    period_id,
    ticket_id,
    true as in_numerator,
    false as in_denominator
from int_ticket_periods
where is_overdue_open and not is_after_period
