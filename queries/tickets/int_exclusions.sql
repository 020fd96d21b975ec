-- Tickets that the profile keeps out of the rates, and why; they count in every number of tickets.
-- grain: ticket_id
with
tickets as (select * from int_tickets),
rule_exclusions as (select * from rule_exclusions),
repeats as (select * from int_repeats where is_still_open),
-- Where several reasons hold, the first names the ticket.
reasons as (
    select ticket_id, 'not_assessed' as reason
    from tickets
    where is_unassessed
    union all
    select ticket_id, 'unreasonable' from tickets where is_unreasonable
    union all
    select ticket_id, 'praise' from tickets where demand_type = 'praise'
    union all
    select ticket_id, 'suspended'
    from tickets
    where coalesce(status, '') = 'suspended'
    union all
    select later_id, 'merged' from repeats
),
excluded as (
    select
        reasons.ticket_id as ticket_id,
        min(rule_exclusions.reason_no) as reason_no
    from reasons
    inner join rule_exclusions on reasons.reason = rule_exclusions.reason
    group by reasons.ticket_id
),
named as (
    select
        excluded.ticket_id as ticket_id,
        rule_exclusions.reason as reason
    from excluded
    inner join rule_exclusions
        on excluded.reason_no = rule_exclusions.reason_no
)
select * from named
