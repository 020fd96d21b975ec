-- How each way of telling did over all past periods that could be scored, and which one the list is made by.
-- grain: method
-- order: method_no
-- units: periods = those that could be scored; from twelve on a way that is not ahead gives way to the better one
with
forecasts as (select * from run_forecasts where forecast <> 'next'),
listed as (select * from est_past_forecast),
methods as (
    select 'outlook' as method, 1 as method_no
    union all
    select 'last_period' as method, 2 as method_no
    union all
    select 'last_year' as method, 3 as method_no
),
periods as (
    select count(*)::integer as periods, count(*) >= 12 as is_long
    from forecasts
),
counts as (
    select
        method,
        count(*)::integer as listed,
        sum(case when has_come then 1 else 0 end)::integer as came
    from listed
    group by method
),
scored as (
    select
        methods.method as method,
        methods.method_no as method_no,
        periods.periods as periods,
        periods.is_long as is_long,
        coalesce(counts.listed, 0) as listed,
        coalesce(counts.came, 0) as came
    from methods
    cross join periods
    left join counts on methods.method = counts.method
),
ranked as (
    select
        method,
        method_no,
        periods,
        is_long,
        listed,
        came,
        max(case when method = 'outlook' then came else 0 end) over () as ours,
        row_number() over (
            order by case when method = 'outlook' then 1 else 0 end, came desc, method_no
        ) as copied_no,
        max(case when method = 'outlook' then 0 else came end) over () as copied
    from scored
),
chosen as (
    select
        method,
        method_no,
        periods,
        is_long,
        listed,
        came,
        case
            when is_long and ours <= copied then copied_no = 1
            else method = 'outlook'
        end as is_chosen
    from ranked
)
select * from chosen
