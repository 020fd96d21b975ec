-- Tickets accepted in the period for every thousand households.
-- grain:    period_id, ticket_id
-- needs:    households
-- metric:   per_1000_households
-- interval: poisson
-- test:     conditional
select
    period_id,
    ticket_id,
    true as in_numerator,
    false as in_denominator
from int_ticket_periods
where is_accepted
