-- Share of the closings with a verdict whose matter is solved; explanations have none.
-- grain:    period_id, ticket_id
-- needs:    solved, closed_at
-- metric:   rate
-- interval: wilson
-- test:     fisher
-- funnel:   yes
select
    period_id,
    ticket_id,
    solved = 'solved' as in_numerator,
    true as in_denominator
from int_ticket_periods
where is_closed and solved in ('solved', 'partial', 'unsolved')
