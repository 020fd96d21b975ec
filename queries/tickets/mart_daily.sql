-- The tickets accepted on each covered day of the period, the days of rest, and the days that stand out from the week before.
-- grain: day
-- order: day
-- page: report
-- units: day = YYYY-MM-DD
-- units: stands out = EARS C2: more than three standard deviations, at least one ticket each, above the mean of the seven days that end two days before
-- units: and no source begins after the first of these seven days, up to the day itself
with
tickets as (select * from int_tickets),
current_period as (select * from run_periods where role = 'current'),
calendar_days as (select * from calendar_days),
starts as (select starts_at from run_source_starts),
days as (
    select
        calendar_days.starts_at as starts_at,
        calendar_days.is_workday as is_workday,
        calendar_days.starts_at >= current_period.start_at as is_in_period
    from calendar_days
    cross join current_period
    where calendar_days.starts_at
            >= current_period.start_at - interval 9 day
        and calendar_days.starts_at
            < current_period.start_at + interval (current_period.days) day
        and current_period.days <= 100
),
counts as (
    select
        date_trunc('day', tickets.accepted_at)::timestamp as starts_at,
        count(*)::integer as tickets
    from tickets
    cross join current_period
    where tickets.accepted_at <= current_period.as_of
    group by 1
),
filled as (
    select
        days.starts_at as starts_at,
        days.is_workday as is_workday,
        days.is_in_period as is_in_period,
        coalesce(counts.tickets, 0) as tickets
    from days
    left join counts on days.starts_at = counts.starts_at
),
unlike as (
    select days.starts_at as starts_at
    from days
    cross join starts
    where starts.starts_at > days.starts_at - interval 9 day
        and starts.starts_at <= days.starts_at
    group by days.starts_at
),
compared as (
    select
        starts_at,
        is_workday,
        is_in_period,
        tickets,
        count(*) over (
            order by starts_at rows between 9 preceding and 3 preceding
        ) as days_before,
        sum(tickets) over (
            order by starts_at rows between 9 preceding and 3 preceding
        ) as tickets_before,
        sum(tickets * tickets) over (
            order by starts_at rows between 9 preceding and 3 preceding
        ) as squares_before
    from filled
),
daily as (
    select
        substr(compared.starts_at::varchar, 1, 10) as day,
        tickets,
        is_workday,
        case
            when days_before = 7 and unlike.starts_at is null
                then tickets - tickets_before / 7.0::double > 3 * greatest(
                    sqrt(
                        (
                            squares_before
                            - tickets_before * tickets_before / 7.0::double
                        ) / 6
                    ),
                    1
                )
            else false
        end as stands_out
    from compared
    left join unlike on compared.starts_at = unlike.starts_at
    where is_in_period
)
select * from daily
