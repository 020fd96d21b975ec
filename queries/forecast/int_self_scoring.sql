-- What past lists named and how much of it came, beside as many of the largest of the period before.
-- grain: list, period
-- order: list_no, period
-- hidden: list_no
-- csv: self_scoring
-- sheet: annex.xlsx
-- units: visits = estates the visit list would have put first for what happens there, come where they then had more tickets a household than all together
-- units: outlook = the look ahead at the period, by what was known the day before; hotspots = those of the month before
-- units: came by each list's own measure
with
past_periods as (select * from run_forecasts where forecast <> 'next'),
past_forecast as (select * from est_past_forecast),
backtest as (select * from int_backtest),
visits as (select * from int_visit_scores),
forecasts as (
    select
        'outlook' as list,
        1 as list_no,
        past_periods.forecast as period,
        sum(case when method = 'outlook' then 1 else 0 end)::integer as listed,
        sum(case when method = 'outlook' and has_come then 1 else 0 end)::integer
            as came,
        sum(case when method = 'last_period' then 1 else 0 end)::integer
            as naive_listed,
        sum(case when method = 'last_period' and has_come then 1 else 0 end)::integer
            as naive_came
    from past_periods
    left join past_forecast on past_periods.forecast = past_forecast.forecast
    group by past_periods.forecast
),
hotspots as (
    select
        'hotspots' as list,
        2 as list_no,
        called.next_month as period,
        called.called as listed,
        called.recurred as came,
        naive.called as naive_listed,
        naive.recurred as naive_came
    from backtest as called
    inner join backtest as naive on called.month = naive.month
    where called.method = 'hotspots' and naive.method = 'same_as_last_month'
),
united as (
    select * from forecasts
    union all
    select * from hotspots
    union all
    select
        'visits',
        3,
        visits.period,
        visits.listed,
        visits.came,
        visits.naive_listed,
        visits.naive_came
    from visits
),
told as (
    select
        list,
        list_no,
        period,
        listed,
        came,
        case when listed > 0 then round(came::double / listed, 6) end
            as hit_rate,
        naive_listed,
        naive_came,
        case
            when naive_listed > 0 then round(naive_came::double / naive_listed, 6)
        end as naive_hit_rate
    from united
)
select * from told
