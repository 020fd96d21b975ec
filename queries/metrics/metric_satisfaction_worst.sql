-- Share of all closings known to satisfy: the unrated counted as dissatisfied.
-- grain:    period_id, ticket_id
-- needs:    satisfaction|sat_final|sat_overall|sat_first, closed_at
-- metric:   rate
-- interval: wilson
-- test:     fisher
select
    period_id,
    ticket_id,
    is_rated and is_strict as in_numerator,
    true as in_denominator
from int_ticket_periods
where is_closed
