-- Share of the rated closings of the period that the caller found satisfactory.
-- grain:    period_id, ticket_id
-- needs:    satisfaction|sat_final|sat_overall|sat_first, closed_at
-- metric:   rate
-- interval: wilson
-- test:     fisher
-- funnel:   yes
select
    period_id,
    ticket_id,
    is_strict as in_numerator,
    true as in_denominator
from int_ticket_periods
where is_closed and is_rated
