-- Share of the closings a month old that needed no second handling and brought no repeat.
-- grain:    period_id, ticket_id
-- needs:    closed_at, rework|rework_count|caller_phone
-- metric:   rate
-- interval: wilson
-- test:     fisher
select
    period_id,
    ticket_id,
    not is_reworked and not is_raised_again as in_numerator,
    true as in_denominator
from int_ticket_periods
where is_closed and is_once_known
