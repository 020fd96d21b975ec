-- Share of the tickets accepted in the period that are closed.
-- grain:    period_id, ticket_id
-- needs:    closed_at|status
-- metric:   rate
-- interval: wilson
-- test:     fisher
select
    period_id,
    ticket_id,
    is_closed_by as in_numerator,
    true as in_denominator
from int_ticket_periods
where is_accepted
