-- Share of the tickets accepted that a caller or superior chased.
-- grain:    period_id, ticket_id
-- needs:    urge_count
-- metric:   rate
-- interval: wilson
-- test:     fisher
select
    period_id,
    ticket_id,
    is_urged as in_numerator,
    true as in_denominator
from int_ticket_periods
where is_accepted
