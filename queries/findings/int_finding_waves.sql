-- The three days in which most people all over the street told of each topic, where that is more than its pace in the rest of the period and earlier.
-- grain: topic
-- units: expected = tickets in three days at the fastest of the paces known; callers = as one voice each, nobody's number its own
-- units: is_settled = all closed, and over four days or more before the period ends; a place's own burst, half of it in one community, is no wave
with
days as (
    select
        max(case when role = 'current' then days end) as days,
        max(case when role = 'previous' then days end) as previous_days,
        max(case when role = 'year_ago' then days end) as year_ago_days
    from run_periods
),
volumes as (
    select *
    from int_metrics
    where metric = 'volume' and scope_kind = 'topic' and scope <> 'other'
        and (previous_numerator is not null or year_ago_numerator is not null)
),
accepted as (
    select
        tickets.ticket_id as ticket_id,
        tickets.topic as topic,
        tickets.community as community,
        tickets.caller_key as caller_key,
        seen.is_closed_by as is_closed_by,
        seen.is_open as is_open,
        current_period.start_at as start_at,
        date_diff('day', current_period.start_at, tickets.accepted_at)::integer
            as day_no
    from int_tickets as tickets
    inner join int_ticket_periods as seen on tickets.ticket_id = seen.ticket_id
    inner join run_periods as current_period
        on seen.period_id = current_period.period_id
    where current_period.role = 'current'
        and seen.is_accepted
        and not tickets.is_sensitive
),
ends as (select topic, day_no from accepted group by topic, day_no),
within as (
    select
        ends.day_no as last_day, accepted.topic as topic,
        accepted.community as community,
        accepted.caller_key as caller_key,
        accepted.is_closed_by as is_closed_by,
        accepted.is_open as is_open,
        accepted.start_at as start_at,
        accepted.day_no as day_no
    from ends
    inner join accepted
        on ends.topic = accepted.topic
        and accepted.day_no between ends.day_no - 2 and ends.day_no
),
by_community as (
    select topic, last_day, community, count(*)::integer as tickets
    from within
    where community <> (select no_community from rule_scopes)
    group by topic, last_day, community
),
spread as (
    select
        topic,
        last_day,
        count(*)::integer as communities,
        max(tickets) as most
    from by_community
    group by topic, last_day
),
windows as (
    select
        topic,
        last_day,
        min(start_at) as start_at,
        min(day_no) as first_day,
        count(*)::integer as tickets,
        (
            count(distinct caller_key)
            + sum(case when caller_key is null then 1 else 0 end)
        )::integer as callers,
        sum(case when is_open then 1 else 0 end)::integer as open,
        min(case when is_closed_by then 1 else 0 end) = 1 as is_closed
    from within
    group by topic, last_day
),
judged as (
    select
        windows.topic as topic,
        volumes.scope_label as topic_label,
        windows.start_at + interval (windows.first_day) day as first_at,
        windows.start_at + interval (windows.last_day) day as last_at,
        windows.tickets as tickets,
        windows.callers as callers,
        coalesce(spread.communities, 0) as communities,
        windows.open as open,
        windows.is_closed and windows.last_day + 4 < days.days as is_settled,
        round(3 * greatest(
            (volumes.numerator - windows.tickets + 0.5) / (days.days - 2.5),
            coalesce((volumes.previous_numerator + 0.5) / days.previous_days, 0),
            coalesce((volumes.year_ago_numerator + 0.5) / days.year_ago_days, 0)
        ), 6)::double as expected,
        row_number() over (
            partition by windows.topic
            order by windows.callers desc, windows.last_day
        ) as window_no
    from windows
    inner join volumes on windows.topic = volumes.scope
    cross join days
    left join spread
        on windows.topic = spread.topic and windows.last_day = spread.last_day
    where coalesce(spread.most, 0) * 2 <= windows.tickets and days.days >= 7
),
waves as (
    select
        topic, topic_label, first_at, last_at, tickets, callers, communities,
        open, is_settled, expected
    from judged
    where window_no = 1
        and callers > expected
        and callers >= (select fewest_cases from rule_findings)
)
select * from waves
