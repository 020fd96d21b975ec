-- Share of the tickets due in the period that are closed.
-- grain:    period_id, ticket_id
-- needs:    closed_at|status, deadline_at|deadline_ext_at|outcome|sla
-- metric:   rate
-- interval: wilson
-- test:     fisher
-- funnel:   yes
select
    period_id,
    ticket_id,
    is_closed_by as in_numerator,
    true as in_denominator
from int_ticket_periods
where is_due
