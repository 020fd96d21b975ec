-- Days until half of the accepted tickets are closed, the open ones counted as censored.
-- grain:    period_id, ticket_id
-- needs:    closed_at
-- metric:   median
select
    period_id,
    ticket_id,
    is_closing_seen as in_numerator,
    true as in_denominator
from int_ticket_periods
where is_accepted
