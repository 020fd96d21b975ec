-- Share of the street's accepted tickets; shares of one kind of scope sum to 1 as printed.
-- grain:    period_id, ticket_id
-- metric:   share
-- interval: wilson
-- test:     fisher
select
    period_id,
    ticket_id,
    true as in_numerator,
    true as in_denominator
from int_ticket_periods
where is_accepted
