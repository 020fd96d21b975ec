-- How the lists made before this period did in it, and in all periods up to it.
-- grain: list
-- order: list_no
-- page: report
-- units: periods and all_… = of every scored period that a list named something in
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
totals as (
    select
        list as summed,
        count(*)::integer as periods,
        sum(listed)::integer as all_listed,
        sum(came)::integer as all_came,
        sum(naive_listed)::integer as all_naive_listed,
        sum(naive_came)::integer as all_naive_came
    from scores
    cross join run_options
    where listed > 0 and period <= run_options.period_name
    group by list
),
told as (
    select
        scores.list as list,
        lists.list_no as list_no,
        scores.listed as listed,
        scores.came as came,
        scores.naive_listed as naive_listed,
        scores.naive_came as naive_came,
        coalesce(totals.periods, 0) as periods,
        coalesce(totals.all_listed, 0) as all_listed,
        coalesce(totals.all_came, 0) as all_came,
        coalesce(totals.all_naive_listed, 0) as all_naive_listed,
        coalesce(totals.all_naive_came, 0) as all_naive_came,
        scores.list = 'outlook' as is_forecast,
        scores.list = 'visits' as is_visits
    from scores
    inner join lists on scores.list = lists.list
    inner join run_options on scores.period = run_options.period_name
    left join totals on scores.list = totals.summed
)
select * from told
