-- How the estates that the visit list would have put first for each past period then fared, beside as many of the largest of the period before.
-- grain: period
-- units: listed = estates with households today, called hotspots or looked ahead to by what was known before the period
-- units: came = more tickets a household than all estates with households together
with
past_hotspots as (select * from est_past_hotspots where place_kind = 'estate'),
past_forecast as (
    select * from est_past_forecast
    where place_kind = 'estate' and method = 'outlook'
),
windows as (
    select * from run_forecast_windows
    where forecast <> 'next' and window_kind in ('came', 'before')
),
run_options as (select * from run_options),
run_periods as (
    select * from run_periods where role in ('current', 'previous')
),
known as (select forecast as known_period from windows group by forecast),
-- Without a year of history there is this period alone, by its hotspots.
spans as (
    select forecast as period, window_kind, start_at, end_at from windows
    union all
    select
        run_options.period_name,
        case when run_periods.role = 'current' then 'came' else 'before' end,
        run_periods.start_at,
        run_periods.end_at
    from run_periods
    cross join run_options
    left join known on run_options.period_name = known.known_period
    where known.known_period is null
),
periods as (select period from spans group by period),
households as (select * from int_visit_estates),
tickets as (
    select
        spans.period as ticket_period,
        tickets.estate as ticket_estate,
        sum(case when spans.window_kind = 'came' then 1 else 0 end)::integer
            as tickets,
        sum(case when spans.window_kind = 'before' then 1 else 0 end)::integer
            as before_tickets
    from int_tickets as tickets
    cross join spans
    where tickets.accepted_at >= spans.start_at
        and tickets.accepted_at < spans.end_at
    group by spans.period, tickets.estate
),
named as (
    select next_month as named_period, place as named_estate from past_hotspots
    union all
    select forecast, place from past_forecast
),
first_estates as (
    select named_period, named_estate
    from named
    group by named_period, named_estate
),
estates as (
    select
        periods.period as period,
        households.estate as estate,
        households.households as households,
        coalesce(tickets.tickets, 0) as tickets,
        first_estates.named_estate is not null as is_listed,
        sum(households.households) over (partition by periods.period)
            as all_households,
        sum(coalesce(tickets.tickets, 0)) over (partition by periods.period)
            as all_tickets,
        row_number() over (
            partition by periods.period
            order by coalesce(tickets.before_tickets, 0) desc, households.estate
        ) as before_no,
        sum(case when first_estates.named_estate is null then 0 else 1 end)
            over (partition by periods.period) as listed
    from households
    cross join periods
    left join tickets
        on households.estate = tickets.ticket_estate
        and periods.period = tickets.ticket_period
    left join first_estates
        on households.estate = first_estates.named_estate
        and periods.period = first_estates.named_period
),
judged as (
    select
        period,
        is_listed,
        before_no <= listed as is_naive,
        tickets * all_households > all_tickets * households as has_come
    from estates
),
scores as (
    select
        period,
        sum(case when is_listed then 1 else 0 end)::integer as listed,
        sum(case when is_listed and has_come then 1 else 0 end)::integer
            as came,
        sum(case when is_naive then 1 else 0 end)::integer as naive_listed,
        sum(case when is_naive and has_come then 1 else 0 end)::integer
            as naive_came
    from judged
    group by period
)
select * from scores
