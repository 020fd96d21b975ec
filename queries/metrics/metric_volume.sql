-- Tickets accepted in the period.
-- grain:  period_id, ticket_id
-- metric: count
-- test:   conditional
select
    period_id,
    ticket_id,
    true as in_numerator,
    false as in_denominator
from int_ticket_periods
where is_accepted
