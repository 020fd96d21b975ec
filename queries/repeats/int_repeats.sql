-- Pairs in which a ticket raises again what an earlier one raised: the same caller at the same place, or the number that it names.
-- kept:  yes
-- grain: later_id, earlier_id, basis
-- units: basis = caller, link; is_repeat = a caller's, within the window of repeats (L2); is_return = within that of closing once
with
tickets as (select * from int_tickets),
raw_tickets as (select * from raw_tickets),
shown_ids as (select * from raw_shown_ids),
rule_repeats as (select * from rule_repeats),
callers as (
    select *
    from tickets
    where caller_key is not null and estate <> '' and labelled_topic <> 'other'
),
named as (
    select
        tickets.ticket_id as later_id,
        coalesce(shown_ids.shown, raw_tickets.repeat_of) as earlier_id
    from tickets
    inner join raw_tickets on tickets.record_no = raw_tickets.record_no
    left join shown_ids on raw_tickets.repeat_of = shown_ids.ticket_id
),
pairs as (
    select
        later.ticket_id as later_id,
        earlier.ticket_id as earlier_id,
        'caller' as basis
    from callers as later
    inner join callers as earlier
        on later.caller_key = earlier.caller_key
        and later.estate = earlier.estate
        and later.labelled_topic = earlier.labelled_topic
    where earlier.accepted_at < later.accepted_at
    union all
    select later_id, earlier_id, 'link' from named
),
timed as (
    select
        pairs.later_id as later_id,
        pairs.earlier_id as earlier_id,
        pairs.basis as basis,
        later.accepted_at as accepted_at,
        earlier.closed_at as earlier_closed_at,
        earlier.closed_at is null and coalesce(earlier.status, '') = 'closed'
            as is_closed_untimed
    from pairs
    inner join tickets as later on pairs.later_id = later.ticket_id
    inner join tickets as earlier on pairs.earlier_id = earlier.ticket_id
    where earlier.accepted_at < later.accepted_at
),
related as (
    select
        timed.later_id as later_id,
        timed.earlier_id as earlier_id,
        timed.basis as basis,
        not timed.is_closed_untimed
        and coalesce(timed.earlier_closed_at > timed.accepted_at, true)
            as is_still_open,
        timed.basis = 'caller'
        and coalesce(
            timed.earlier_closed_at <= timed.accepted_at
            and timed.accepted_at <= timed.earlier_closed_at
                + interval (rule_repeats.window_days) day,
            false
        ) as is_repeat,
        timed.basis = 'caller'
        and coalesce(
            timed.earlier_closed_at <= timed.accepted_at
            and timed.accepted_at <= timed.earlier_closed_at
                + interval (rule_repeats.once_days) day,
            false
        ) as is_return
    from timed
    cross join rule_repeats
),
repeats as (
    select *
    from related
    where basis = 'link' or is_still_open or is_repeat or is_return
)
select * from repeats
