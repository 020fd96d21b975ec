-- The days on which anything happened to a counted ticket.
-- grain: day
with
events as (
    select accepted_at as event_at, 1 as acceptances from int_tickets_counted
    union all
    select dispatched_at as event_at, 0 as acceptances from int_tickets_counted
    union all
    select closed_at as event_at, 0 as acceptances from int_tickets_counted
    union all
    select called_back_at as event_at, 0 as acceptances from int_tickets_counted
),
days as (
    select
        date_trunc('day', event_at)::timestamp as day,
        sum(acceptances)::integer as accepted_count,
        max(event_at) as last_event_at
    from events
    where event_at is not null
    group by date_trunc('day', event_at)::timestamp
)
select * from days
