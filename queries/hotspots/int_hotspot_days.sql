-- Tickets and callers of each place and topic, day by day, from nine days before the period to its end.
-- grain: meeting_no, place_kind, place, topic, day_no
-- units: meeting_no as in int_hotspot_months; day_no = 0 for the first day of the period; callers = different known callers and every ticket of an unknown one
with
meetings as (select * from int_meetings),
tickets as (
    select * from int_tickets where topic <> 'other' and not is_sensitive
),
accepted as (
    select
        meetings.meeting_no as meeting_no,
        date_diff('day', meetings.start_at, tickets.accepted_at)::integer
            as day_no,
        tickets.community as community,
        tickets.place as place,
        tickets.topic as topic,
        tickets.caller_key as caller_key
    from tickets
    cross join meetings
    where tickets.accepted_at < meetings.end_at
        and tickets.accepted_at >= meetings.start_at - interval 9 day
),
placed as (
    select
        meeting_no,
        'community' as place_kind,
        community as place,
        topic,
        day_no,
        caller_key
    from accepted
    where community <> (select no_community from rule_scopes)
    union all
    select
        meeting_no,
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
        meeting_no,
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
    group by meeting_no, place_kind, place, topic, day_no
)
select * from days
