-- Share of the closings that were handled again.
-- grain:    period_id, ticket_id
-- needs:    rework|rework_count, closed_at
-- metric:   rate
-- interval: wilson
-- test:     fisher
select
    period_id,
    ticket_id,
    is_reworked as in_numerator,
    true as in_denominator
from int_ticket_periods
where is_closed
