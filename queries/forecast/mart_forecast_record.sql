-- How the look ahead did over all past periods that could be scored, beside both ways of copying.
-- grain: periods
-- page: report
with
methods as (select * from int_forecast_methods),
record as (
    select
        max(periods)::integer as periods,
        max(listed)::integer as listed,
        sum(case when method = 'outlook' then came else 0 end)::integer as came,
        sum(case when method = 'last_period' then came else 0 end)::integer
            as last_period_came,
        sum(case when method = 'last_year' then came else 0 end)::integer
            as last_year_came,
        sum(case when is_chosen and method = 'outlook' then 1 else 0 end) = 0
            as is_copied,
        sum(case when is_chosen and method = 'last_year' then 1 else 0 end) > 0
            as is_copied_from_last_year,
        max(case when is_long then 1 else 0 end) = 1 as is_long
    from methods
)
select * from record
