-- Share of the tickets due whose deadline was extended.
-- grain:    period_id, ticket_id
-- needs:    deadline_ext_at
-- metric:   rate
-- interval: wilson
-- test:     fisher
select
    period_id,
    ticket_id,
    is_extended as in_numerator,
    true as in_denominator
from int_ticket_periods
where is_due
