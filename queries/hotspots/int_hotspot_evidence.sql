-- What the tickets of each hotspot come to: since when, how many of how many people, what is still open, how it was received.
-- grain: hotspot_id
-- units: endorsements = 点赞 of its tickets together
with
hotspot_tickets as (select * from int_hotspot_tickets),
tickets as (select * from int_tickets),
records as (select * from stg_records),
periods as (select * from int_ticket_periods),
current_period as (select * from run_periods where role = 'current'),
levels as (select * from rule_satisfaction),
members as (
    select
        hotspot_tickets.hotspot_id as hotspot_id,
        tickets.ticket_id as ticket_id,
        tickets.accepted_at as accepted_at,
        tickets.caller_key as caller_key,
        records.endorsements as endorsements,
        periods.is_open as is_open,
        periods.is_overdue_open as is_overdue_open,
        coalesce(tickets.solved, '') = 'solved' as is_solved,
        periods.is_rated as is_rated,
        periods.is_rated and coalesce(levels.is_strict, false) as is_satisfied
    from hotspot_tickets
    inner join tickets on hotspot_tickets.ticket_id = tickets.ticket_id
    inner join records on tickets.record_no = records.record_no
    inner join periods on tickets.ticket_id = periods.ticket_id
    inner join current_period on periods.period_id = current_period.period_id
    left join levels on periods.satisfaction = levels.level
),
evidence as (
    select
        hotspot_id,
        min(accepted_at) as first_at,
        max(accepted_at) as last_at,
        count(*)::integer as tickets,
        (
            count(distinct caller_key)
            + sum(case when caller_key is null then 1 else 0 end)
        )::integer as callers,
        sum(endorsements)::integer as endorsements,
        sum(case when is_open then 1 else 0 end)::integer as open,
        sum(case when is_overdue_open then 1 else 0 end)::integer as overdue,
        sum(case when is_solved then 1 else 0 end)::integer as solved,
        sum(case when is_satisfied then 1 else 0 end)::integer as satisfied,
        sum(case when is_rated then 1 else 0 end)::integer as rated
    from members
    group by hotspot_id
)
select * from evidence
