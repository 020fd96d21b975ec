-- Share of the tickets accepted that raise again what the same caller had closed.
-- grain:    period_id, ticket_id
-- needs:    repeat_flag|caller_phone
-- metric:   rate
-- interval: wilson
-- test:     fisher
-- funnel:   yes
select
    period_id,
    ticket_id,
    is_repeat as in_numerator,
    true as in_denominator
from int_ticket_periods
where is_accepted
