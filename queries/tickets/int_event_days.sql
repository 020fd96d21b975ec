-- The days on which anything happened, to any ticket and by any record, and how many counted tickets were accepted.
-- grain: day
-- units: last_event_at = the last acceptance, dispatch, closing or call-back of the day
with
times as (select * from int_record_times),
tickets as (select * from int_tickets_counted),
events as (
    select accepted_at as event_at, 0 as acceptances
    from times
    where not is_acceptance_implausible
    union all
    select dispatched_at as event_at, 0 as acceptances from times
    union all
    select closed_at as event_at, 0 as acceptances from times
    union all
    select called_back_at as event_at, 0 as acceptances from times
    union all
    select accepted_at as event_at, 1 as acceptances from tickets
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
