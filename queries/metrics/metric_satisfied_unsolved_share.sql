-- Share of the closings that the caller found satisfactory, and answered for, that are not solved.
-- grain:    period_id, ticket_id
-- needs:    solved, satisfaction|sat_final|sat_overall|sat_first, closed_at
-- metric:   rate
-- interval: wilson
-- test:     fisher
select
    period_id,
    ticket_id,
    solved = 'unsolved' as in_numerator,
    true as in_denominator
from int_ticket_periods
where is_closed
    and is_rated
    and is_strict
    and solved in ('solved', 'partial', 'unsolved')
