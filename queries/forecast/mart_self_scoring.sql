-- How the lists made before this period did in it.
-- grain: list
-- order: list_no
-- page: report
with
scores as (select * from int_self_scoring),
run_options as (select * from run_options),
lists as (
    select 'outlook' as list, 1 as list_no
    union all
    select 'hotspots' as list, 2 as list_no
    union all
    select 'visits' as list, 3 as list_no
),
told as (
    select
        scores.list as list,
        lists.list_no as list_no,
        scores.listed as listed,
        scores.came as came,
        scores.naive_listed as naive_listed,
        scores.naive_came as naive_came,
        scores.list = 'outlook' as is_forecast,
        scores.list = 'visits' as is_visits
    from scores
    inner join lists on scores.list = lists.list
    inner join run_options on scores.period = run_options.period_name
)
select * from told
