-- Open tickets that do not move: hard ones, suspended ones, and those returned three times or more; confidential ones have no row.
-- grain: ticket_id
-- order: hard_no
-- sheet: annex.xlsx
-- page: report, communities
-- needs: closed_at|status
-- units: days_open = whole natural days since acceptance
with
open_tickets as (
    select * from int_open_tickets where not is_withheld and is_stuck
),
hard as (
    select
        row_number() over (
            order by days_open desc, ticket_id
        )::integer as hard_no,
        ticket_id,
        accepted_at,
        days_open,
        return_count,
        community,
        estate,
        topic_label,
        unit,
        case
            when return_count >= 3 then 'ping_pong'
            when status = 'suspended' then 'suspended'
            else 'hard'
        end as reason,
        is_after_period
    from open_tickets
)
select * from hard
