-- How much of the period comes from few callers.
-- grain: period_id
-- units: top callers = the hundredth part of the known callers with most tickets, one at least
with
tickets as (select * from int_tickets),
current_period as (select * from run_periods where role = 'current'),
periods as (select * from int_ticket_periods where is_accepted),
heavy_tickets as (select * from int_heavy_tickets),
accepted as (
    select
        current_period.period_id as period_id,
        tickets.ticket_id as ticket_id,
        tickets.caller_key as caller_key
    from tickets
    inner join periods on tickets.ticket_id = periods.ticket_id
    inner join current_period on periods.period_id = current_period.period_id
),
callers as (
    select
        period_id,
        caller_key,
        count(*)::integer as tickets
    from accepted
    where caller_key is not null
    group by period_id, caller_key
),
ranked as (
    select
        period_id,
        tickets,
        row_number() over (order by tickets desc) as caller_rank,
        count(*) over () as callers
    from callers
),
known as (
    select
        period_id,
        count(*)::integer as known_callers,
        sum(tickets)::integer as known_tickets,
        sum(
            case
                when caller_rank = 1 or caller_rank * 100 <= callers then 1
                else 0
            end
        )::integer as top_callers,
        sum(
            case
                when caller_rank = 1 or caller_rank * 100 <= callers
                    then tickets
                else 0
            end
        )::integer as top_tickets
    from ranked
    group by period_id
),
totals as (
    select
        accepted.period_id as period_id,
        count(*)::integer as accepted_tickets,
        sum(case when heavy_tickets.ticket_id is null then 0 else 1 end)::integer
            as heavy_tickets,
        count(distinct heavy_tickets.caller_no)::integer as heavy_callers
    from accepted
    left join heavy_tickets on accepted.ticket_id = heavy_tickets.ticket_id
    group by accepted.period_id
),
shares as (
    select
        totals.period_id as period_id,
        totals.accepted_tickets as accepted_tickets,
        totals.heavy_callers as heavy_callers,
        totals.heavy_tickets as heavy_tickets,
        known.known_callers as known_callers,
        known.known_tickets as known_tickets,
        known.top_callers as top_callers,
        known.top_tickets as top_tickets
    from totals
    inner join known on totals.period_id = known.period_id
)
select * from shares
