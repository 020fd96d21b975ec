-- Share of the open tickets whose clock is suspended.
-- grain:    period_id, ticket_id
-- needs:    status
-- metric:   rate
-- interval: wilson
-- test:     fisher
-- assessed: no
select
    period_id,
    ticket_id,
    is_suspended as in_numerator,
    true as in_denominator
from int_ticket_periods
where is_open
