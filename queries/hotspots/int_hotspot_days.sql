-- Tickets and callers of each place and topic, day by day, from nine days before the period to its end.
-- grain: place_kind, place, topic, day_no
-- units: day_no = 0 for the first day of the period; callers = different known callers and every ticket of an unknown one
with
current_period as (select * from run_periods where role = 'current'),
tickets as (
    select * from int_tickets where topic <> 'other' and not is_sensitive
),
accepted as (
    select
        date_diff('day', current_period.start_at, tickets.accepted_at)::integer
            as day_no,
        tickets.community as community,
        tickets.place as place,
        tickets.topic as topic,
        tickets.caller_key as caller_key
    from tickets
    cross join current_period
    where tickets.accepted_at < current_period.end_at
        and tickets.accepted_at >= current_period.start_at - interval 9 day
),
placed as (
    select
        'community' as place_kind,
        community as place,
        topic,
        day_no,
        caller_key
    from accepted
    where community <> (select no_community from rule_scopes)
    union all
    select
        'estate' as place_kind,
        place,
        topic,
        day_no,
        caller_key
    from accepted
    where place <> ''
),
days as (
    select
        place_kind,
        place,
        topic,
        day_no,
        count(*)::integer as tickets,
        (
            count(distinct caller_key)
            + sum(case when caller_key is null then 1 else 0 end)
        )::integer as callers
    from placed
    group by place_kind, place, topic, day_no
)
select * from days
