-- Tickets and callers of each place and topic, in the period and in the months before it.
-- grain: meeting_no, place_kind, place, topic, month_no
-- units: meeting_no as in int_hotspot_months; callers = different known callers and every ticket of an unknown one; repeats = L2
with
months as (select * from int_hotspot_months where is_covered),
periods as (select * from int_ticket_periods where is_accepted),
tickets as (
    select * from int_tickets where topic <> 'other' and not is_sensitive
),
repeated as (
    select later_id
    from int_repeats
    where is_repeat
    group by later_id
),
accepted as (
    select
        months.meeting_no as meeting_no,
        months.month_no as month_no,
        tickets.ticket_id as ticket_id,
        tickets.community as community,
        tickets.place as estate,
        tickets.topic as topic,
        tickets.caller_key as caller_key,
        tickets.is_repeat_flagged or repeated.later_id is not null as is_repeat
    from months
    inner join periods on months.period_id = periods.period_id
    inner join tickets on periods.ticket_id = tickets.ticket_id
    left join repeated on tickets.ticket_id = repeated.later_id
),
placed as (
    select 'community' as place_kind, community as place, accepted.*
    from accepted
    where community <> (select no_community from rule_scopes)
    union all
    select 'estate' as place_kind, estate as place, accepted.*
    from accepted
    where estate <> ''
),
cells as (
    select
        meeting_no,
        place_kind,
        place,
        topic,
        month_no,
        min(community) as community,
        count(*)::integer as tickets,
        (
            count(distinct caller_key)
            + sum(case when caller_key is null then 1 else 0 end)
        )::integer as callers,
        sum(case when is_repeat then 1 else 0 end)::integer as repeats
    from placed
    group by meeting_no, place_kind, place, topic, month_no
)
select * from cells
