-- How the estates that last period's visit list would have put first then fared, beside as many of the largest of that period.
-- grain: period
-- units: listed = estates with households, called hotspots or looked ahead to by what was known before the period
-- units: came = more tickets a household than all estates with households together
with
past_hotspots as (select * from est_past_hotspots),
past_forecast as (select * from est_past_forecast),
run_options as (select * from run_options),
periods as (select * from run_periods),
households as (
    select estate, count(*)::integer as households
    from ref_visit_households
    where estate <> ''
    group by estate
),
tickets as (
    select
        tickets.estate as ticket_estate,
        sum(case when periods.role = 'current' then 1 else 0 end)::integer
            as tickets,
        sum(case when periods.role = 'previous' then 1 else 0 end)::integer
            as before_tickets
    from int_tickets as tickets
    cross join periods
    where tickets.accepted_at >= periods.start_at
        and tickets.accepted_at < periods.end_at
    group by tickets.estate
),
named as (
    select past_hotspots.place as named_estate
    from past_hotspots
    inner join run_options
        on past_hotspots.next_month = run_options.period_name
    where past_hotspots.place_kind = 'estate'
    union all
    select past_forecast.place
    from past_forecast
    inner join run_options
        on past_forecast.forecast = run_options.period_name
    where past_forecast.place_kind = 'estate'
        and past_forecast.method = 'outlook'
),
first_estates as (
    select named_estate
    from named
    group by named_estate
),
estates as (
    select
        households.estate as estate,
        households.households as households,
        coalesce(tickets.tickets, 0) as tickets,
        first_estates.named_estate is not null as is_listed,
        sum(households.households) over () as all_households,
        sum(coalesce(tickets.tickets, 0)) over () as all_tickets,
        row_number() over (
            order by coalesce(tickets.before_tickets, 0) desc, households.estate
        ) as before_no,
        sum(case when first_estates.named_estate is null then 0 else 1 end)
            over () as listed
    from households
    left join tickets on households.estate = tickets.ticket_estate
    left join first_estates on households.estate = first_estates.named_estate
),
judged as (
    select
        is_listed,
        before_no <= listed as is_naive,
        tickets * all_households > all_tickets * households as has_come
    from estates
),
scores as (
    select
        run_options.period_name as period,
        sum(case when judged.is_listed then 1 else 0 end)::integer as listed,
        sum(case when judged.is_listed and judged.has_come then 1 else 0 end)::integer
            as came,
        sum(case when judged.is_naive then 1 else 0 end)::integer as naive_listed,
        sum(case when judged.is_naive and judged.has_come then 1 else 0 end)::integer
            as naive_came
    from judged
    cross join run_options
    group by run_options.period_name
)
select * from scores
