-- Share of the tickets accepted whose demand was approved as unreasonable.
-- grain:    period_id, ticket_id
-- needs:    unreasonable
-- metric:   rate
-- interval: wilson
-- test:     fisher
-- assessed: no
select
    period_id,
    ticket_id,
    is_unreasonable as in_numerator,
    true as in_denominator
from int_ticket_periods
where is_accepted
