-- How many tickets of each day are counted, and of how many the caller is known.
-- grain: day
with
tickets as (
    select *
    from int_tickets_counted
    where coalesce(status, '') not in ('void', 'returned')
),
days as (
    select
        date_trunc('day', accepted_at)::timestamp as day,
        count(*)::integer as accepted_count,
        count(caller_key)::integer as known_count
    from tickets
    group by date_trunc('day', accepted_at)::timestamp
)
select * from days
