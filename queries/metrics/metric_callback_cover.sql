-- Share of the closings whose caller was called back, reached or not.
-- grain:    period_id, ticket_id
-- needs:    callback_at|callback_connected|callback_unreachable|callback_count|satisfaction|sat_final|sat_overall|sat_first, closed_at
-- metric:   rate
-- interval: wilson
-- test:     fisher
select
    period_id,
    ticket_id,
    is_called_back as in_numerator,
    true as in_denominator
from int_ticket_periods
where is_closed
