-- Share of the closings whose caller says whether the unit called first, and it did.
-- grain:    period_id, ticket_id
-- needs:    first_contact, closed_at
-- metric:   rate
-- interval: wilson
-- test:     fisher
select
    period_id,
    ticket_id,
    contacted = 'yes' as in_numerator,
    true as in_denominator
from int_ticket_periods
where is_closed and contacted is not null
