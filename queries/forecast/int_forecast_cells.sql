-- Tickets of each place and topic in the days that a look ahead learns from or is scored by.
-- grain: forecast, window_kind, window_no, place_kind, place, topic
-- units: past = the same weeks of a past year, pace = the last twelve months
-- units: came and before = what it is scored by; first_day_no = days from the start to the first ticket
with
windows as (select * from run_forecast_windows),
tickets as (
    select * from int_tickets where topic <> 'other' and not is_sensitive
),
inside as (
    select
        windows.forecast as forecast,
        windows.window_kind as window_kind,
        windows.window_no as window_no,
        date_diff('day', windows.start_at, tickets.accepted_at)::integer
            as day_no,
        tickets.ticket_id as ticket_id,
        tickets.community as community,
        tickets.place as estate,
        tickets.topic as topic,
        tickets.caller_key as caller_key
    from windows
    cross join tickets
    where tickets.accepted_at >= windows.start_at
        and tickets.accepted_at < windows.end_at
),
placed as (
    select 'street' as place_kind, (select street from rule_scopes) as place, inside.*
    from inside
    union all
    select 'community' as place_kind, community as place, inside.*
    from inside
    where community <> (select no_community from rule_scopes)
    union all
    select 'estate' as place_kind, estate as place, inside.*
    from inside
    where estate <> ''
),
cells as (
    select
        forecast,
        window_kind,
        window_no,
        place_kind,
        place,
        topic,
        min(community) as community,
        count(*)::integer as tickets,
        (
            count(distinct caller_key)
            + sum(case when caller_key is null then 1 else 0 end)
        )::integer as callers,
        min(day_no)::integer as first_day_no
    from placed
    group by forecast, window_kind, window_no, place_kind, place, topic
)
select * from cells
