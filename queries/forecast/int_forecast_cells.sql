-- Tickets of each place and topic in the days that a look ahead learns from or is scored by.
-- grain: forecast, window_kind, window_no, place_kind, place, topic
-- units: past = the same weeks of a past year, pace = the last twelve months
-- units: came and before = what it is scored by; first_day_no = days from the start to the first ticket; callers = two stand for more
-- units: recent = millionths of a ticket, each halved for every half year before the end of the window, in the pace alone
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
        case
            when windows.window_kind = 'pace' then
                cast(
                    round(
                        1000000 * power(
                            0.5,
                            date_diff('day', tickets.accepted_at, windows.end_at)
                            / 183.0
                        )
                    ) as bigint
                )
            else 0
        end as weight,
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
        case when place_kind = 'street' then '' else min(community) end as community,
        count(*)::integer as tickets,
        sum(weight)::double as recent,
        case
            when min(caller_key) is null then least(2, count(*))
            when min(caller_key) < max(caller_key) then 2
            else 1 + least(1, sum(case when caller_key is null then 1 else 0 end))
        end::integer as callers,
        min(day_no)::integer as first_day_no
    from placed
    group by forecast, window_kind, window_no, place_kind, place, topic
)
select * from cells
