-- The period's tickets of callers who raised three or more within thirty days of it (L4).
-- grain: ticket_id
-- units: caller_no numbers the callers by their first ticket in the period; no key, no telephone
with
tickets as (select * from int_tickets where caller_key is not null),
current_period as (select * from run_periods where role = 'current'),
rule_repeats as (select * from rule_repeats),
accepted as (
    select
        tickets.ticket_id as ticket_id,
        tickets.caller_key as caller_key,
        tickets.accepted_at as accepted_at
    from tickets
    cross join current_period
    where tickets.accepted_at >= current_period.start_at
        and tickets.accepted_at < current_period.end_at
),
-- Each ticket with those of the same caller in the thirty days up to it.
runs as (
    select
        accepted.ticket_id as ticket_id,
        accepted.caller_key as caller_key,
        count(*)::integer as tickets
    from accepted
    inner join tickets on accepted.caller_key = tickets.caller_key
    cross join rule_repeats
    where tickets.accepted_at <= accepted.accepted_at
        and tickets.accepted_at
            > accepted.accepted_at - interval (rule_repeats.heavy_days) day
    group by accepted.ticket_id, accepted.caller_key
),
heavy as (
    select runs.caller_key as caller_key
    from runs
    cross join rule_repeats
    where runs.tickets >= rule_repeats.heavy_tickets
    group by runs.caller_key
),
listed as (
    select
        accepted.ticket_id as ticket_id,
        accepted.caller_key as caller_key,
        row_number() over (order by accepted.accepted_at, accepted.ticket_id)
            as ticket_no
    from accepted
    inner join heavy on accepted.caller_key = heavy.caller_key
),
firsts as (
    select
        caller_key,
        min(ticket_no) as first_no
    from listed
    group by caller_key
),
numbered as (
    select
        caller_key,
        row_number() over (order by first_no)::integer as caller_no
    from firsts
),
heavy_tickets as (
    select
        listed.ticket_id as ticket_id,
        numbered.caller_no as caller_no
    from listed
    inner join numbered on listed.caller_key = numbered.caller_key
)
select * from heavy_tickets
