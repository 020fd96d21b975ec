-- The voices behind each candidate, and what is left of it without the caller heard most.
-- grain: candidate
-- units: callers on the bad side, one of nobody's number each its own; without = tickets of all but that caller
with
members as (
    select
        members.candidate as candidate,
        members.ticket_id as ticket_id,
        members.is_bad as is_bad,
        tickets.caller_key as caller_key
    from int_finding_members as members
    inner join int_tickets as tickets on members.ticket_id = tickets.ticket_id
),
by_caller as (
    select
        candidate,
        caller_key,
        count(*)::integer as tickets,
        sum(case when is_bad then 1 else 0 end)::integer as bad,
        min(ticket_id) as first_ticket
    from members
    where caller_key is not null
    group by candidate, caller_key
),
ranked as (
    select
        *,
        row_number() over (
            partition by candidate
            order by bad desc, tickets desc, first_ticket
        )::integer as caller_no
    from by_caller
),
most as (select * from ranked where caller_no = 1),
sums as (
    select
        candidate,
        count(*)::integer as tickets,
        sum(case when is_bad then 1 else 0 end)::integer as bad,
        sum(case when caller_key is not null then 1 else 0 end)::integer as known,
        (
            count(distinct case when is_bad then caller_key end)
            + sum(case when is_bad and caller_key is null then 1 else 0 end)
        )::integer as callers,
        sum(case when is_bad and caller_key is null then 1 else 0 end)::integer
            as unknown_callers
    from members
    group by candidate
),
callers as (
    select
        sums.candidate as candidate,
        sums.tickets as tickets,
        sums.bad as bad,
        sums.callers as callers,
        sums.unknown_callers as unknown_callers,
        sums.known * 2 >= sums.tickets as are_known,
        coalesce(most.tickets, 0) as most_tickets,
        coalesce(most.bad, 0) as most_bad
    from sums
    left join most on sums.candidate = most.candidate
)
select * from callers
