-- Share of the tickets due in the period that were closed by their deadline.
-- grain:    period_id, ticket_id
-- needs:    closed_at|outcome, deadline_at|deadline_ext_at|outcome|sla
-- metric:   rate
-- interval: wilson
-- test:     fisher
-- funnel:   yes
select
    period_id,
    ticket_id,
    is_ontime as in_numerator,
    true as in_denominator
from int_ticket_periods
where is_due
