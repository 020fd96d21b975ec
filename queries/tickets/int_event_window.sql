-- The first and the last day on which times are plausible; null where all are.
-- kept:  yes
-- grain: window_no
-- units: a day is implausible beyond a gap without events when what lies beyond is little enough of them all
-- units: never where half of a sheet lies there, nor up to a day that a file's name states
with
events as (
    select
        sheet_no,
        date_trunc('day', event_at)::timestamp as day
    from int_events
),
raw_files as (select * from raw_files),
sheet_days as (
    select sheet_no, day, count(*)::integer as events
    from events
    group by sheet_no, day
),
days as (
    select day, sum(events)::integer as events
    from sheet_days
    group by day
),
ordered as (
    select
        day,
        lead(day) over (order by day) as next_day,
        sum(events) over (order by day)::integer as events_until,
        sum(events) over ()::integer as all_events
    from days
),
gaps as (
    select
        day as last_before,
        next_day as first_after,
        date_diff('day', day, next_day) - 1 as empty_days,
        events_until,
        all_events - events_until as events_after,
        all_events
    from ordered
    where next_day is not null
        and date_diff('day', day, next_day) - 1 > 31
),
sheets as (
    select sheet_no, sum(events)::integer as events
    from sheet_days
    group by sheet_no
),
sheet_gaps as (
    select
        gaps.last_before as last_before,
        sheet_days.sheet_no as sheet_no,
        sum(case when sheet_days.day <= gaps.last_before then sheet_days.events else 0 end)
            ::integer as events_until,
        sum(case when sheet_days.day > gaps.last_before then sheet_days.events else 0 end)
            ::integer as events_after
    from sheet_days
    cross join gaps
    group by gaps.last_before, sheet_days.sheet_no
),
-- Where half or more of a sheet lies beyond, it lies there on purpose.
meant as (
    select
        last_before,
        max(case when events_until >= events_after then 1 else 0 end)
            as is_before_meant,
        max(case when events_after >= events_until then 1 else 0 end)
            as is_after_meant
    from sheet_gaps
    group by last_before
),
judged as (
    select
        gaps.last_before as last_before,
        gaps.first_after as first_after,
        meant.is_after_meant = 0 and (
            (gaps.empty_days > 300 and gaps.events_after * 5 < gaps.all_events)
            or (gaps.empty_days > 90 and gaps.events_after * 100 < gaps.all_events)
            or gaps.events_after * 200 < gaps.all_events
        ) as is_after_implausible,
        meant.is_before_meant = 0 and (
            (gaps.empty_days > 300 and gaps.events_until * 5 < gaps.all_events)
            or (gaps.empty_days > 90 and gaps.events_until * 100 < gaps.all_events)
            or gaps.events_until * 200 < gaps.all_events
        ) as is_before_implausible
    from gaps
    inner join meant on gaps.last_before = meant.last_before
),
bounds as (
    select
        max(case when is_before_implausible then first_after end) as first_day,
        min(case when is_after_implausible then last_before end) as last_day
    from judged
),
named as (
    select
        min(first_named_day)::timestamp as first_day,
        max(last_named_day)::timestamp as last_day
    from raw_files
),
windows as (
    select
        1 as window_no,
        case
            when bounds.first_day is not null then least(
                bounds.first_day, coalesce(named.first_day, bounds.first_day)
            )
        end as first_day,
        case
            when bounds.last_day is not null then greatest(
                bounds.last_day, coalesce(named.last_day, bounds.last_day)
            )
        end as last_day
    from bounds
    cross join named
)
select * from windows
