-- Open tickets that fall due within two working days, the nearest first; confidential ones have no row.
-- grain: ticket_id
-- order: due_no
-- sheet: annex.xlsx
-- page: report, communities
-- needs: closed_at|status
-- units: working_days_left = from the day of the data to the day of the deadline
with
open_tickets as (
    select * from int_open_tickets where not is_withheld and is_near_due
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
        is_after_period
    from open_tickets
)
select * from near
