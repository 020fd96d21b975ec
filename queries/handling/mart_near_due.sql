-- Open tickets that fall due within two working days, the nearest first; confidential ones have no row.
-- grain: ticket_id
-- order: due_no
-- sheet: annex.xlsx
-- page: report, communities
-- needs: closed_at|status
-- units: told_until = the last day of an earlier export, which tells no more; is_assumed = its deadline is by the rules alone
-- units: working_days_left = from the day of the data to the day of the deadline
with
open_tickets as (
    select * from int_open_tickets where not is_withheld and is_near_due
),
marks as (
    select ticket_id as marked_ticket, is_assumed, told_until
    from int_ticket_marks
),
near as (
    select
        row_number() over (
            order by effective_deadline_at, ticket_id
        )::integer as due_no,
        ticket_id,
        accepted_at,
        effective_deadline_at as effective_deadline,
        deadline_basis,
        (0 - working_days_late)::integer as working_days_left,
        community,
        estate,
        topic_label,
        unit,
        status = 'replied' as is_replied,
        is_after_period,
        is_assumed,
        told_until
    from open_tickets
    inner join marks on open_tickets.ticket_id = marks.marked_ticket
)
select * from near
