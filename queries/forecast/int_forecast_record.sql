-- What each way of telling would have listed for every past period with a year before it, and how much of it came.
-- grain: period, topic_group, method
-- order: period, topic_group, method_no
-- hidden: method_no
-- csv: forecast_record
-- sheet: annex.xlsx
-- units: method = outlook | last_period | last_year, each list as long as the first
-- units: came = a matter of its place in the period: 3 tickets a month of an estate, 5 of a community, 10 of the street, of two callers
-- units: in_range = of the outlook's, those within its 90 % range
with
listed as (select * from est_past_forecast),
forecasts as (select * from run_forecasts),
topics as (select * from int_topics),
methods as (select * from int_forecast_methods),
named as (
    select
        forecasts.forecast as period,
        topics.topic_group as topic_group,
        topics.group_label as group_label,
        listed.method as method,
        methods.method_no as method_no,
        listed.has_come as has_come,
        listed.is_in_range as is_in_range
    from listed
    inner join forecasts on listed.forecast = forecasts.forecast
    inner join topics on listed.topic = topics.topic
    inner join methods on listed.method = methods.method
),
counts as (
    select
        period,
        topic_group,
        group_label,
        method,
        method_no,
        count(*)::integer as listed,
        sum(case when has_come then 1 else 0 end)::integer as came,
        case
            when method = 'outlook' then
                sum(case when is_in_range then 1 else 0 end)::integer
        end as in_range
    from named
    group by period, topic_group, group_label, method, method_no
)
select * from counts
