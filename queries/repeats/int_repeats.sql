-- Pairs in which a caller raises again, at the same place, what was closed or is still open.
-- kept:  yes
-- grain: later_id, earlier_id
-- units: is_repeat = within the window of repeats (L2); is_return = within that of closing once
with
tickets as (
    select *
    from int_tickets
    where caller_key is not null and estate <> '' and labelled_topic <> 'other'
),
rule_repeats as (select * from rule_repeats),
pairs as (
    select
        later.ticket_id as later_id,
        earlier.ticket_id as earlier_id,
        later.accepted_at as accepted_at,
        earlier.closed_at as earlier_closed_at
    from tickets as later
    inner join tickets as earlier
        on later.caller_key = earlier.caller_key
        and later.estate = earlier.estate
        and later.labelled_topic = earlier.labelled_topic
    where earlier.accepted_at < later.accepted_at
        and (
            earlier.closed_at is not null
            or coalesce(earlier.status, '') <> 'closed'
        )
),
repeats as (
    select
        pairs.later_id as later_id,
        pairs.earlier_id as earlier_id,
        coalesce(pairs.earlier_closed_at > pairs.accepted_at, true)
            as is_still_open,
        coalesce(
            pairs.earlier_closed_at <= pairs.accepted_at
            and pairs.accepted_at <= pairs.earlier_closed_at
                + interval (rule_repeats.window_days) day,
            false
        ) as is_repeat,
        coalesce(
            pairs.earlier_closed_at <= pairs.accepted_at
            and pairs.accepted_at <= pairs.earlier_closed_at
                + interval (rule_repeats.once_days) day,
            false
        ) as is_return
    from pairs
    cross join rule_repeats
),
related as (
    select * from repeats where is_still_open or is_repeat or is_return
)
select * from related
