-- Share of all closings not known to dissatisfy: the unrated counted as satisfied.
-- grain:    period_id, ticket_id
-- needs:    satisfaction|sat_final|sat_overall|sat_first, closed_at
-- metric:   rate
-- interval: wilson
-- test:     fisher
select
    period_id,
    ticket_id,
    not is_rated or is_strict as in_numerator,
    true as in_denominator
from int_ticket_periods
where is_closed
