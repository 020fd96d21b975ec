-- The look ahead as the page shows it.
-- grain: basis, place_kind, place, topic
-- order: basis_no, forecast_no
-- sheet: annex.xlsx
-- page: report
with
forecast as (select * from int_forecast),
topics as (select * from int_topics),
shown as (
    select
        forecast.basis as basis,
        forecast.basis_no as basis_no,
        forecast.forecast_no as forecast_no,
        forecast.place_kind as place_kind,
        forecast.place as place,
        forecast.community as community,
        forecast.topic as topic,
        topics.topic_label as topic_label,
        forecast.from_at as from_at,
        forecast.to_at as to_at,
        forecast.past_years as past_years,
        forecast.past_tickets as past_tickets,
        forecast.pace_tickets as pace_tickets,
        forecast.expected as expected,
        forecast.lower_90 as lower_90,
        forecast.upper_90 as upper_90,
        forecast.action as action,
        forecast.owner as owner,
        forecast.latest_start_at as latest_start_at,
        forecast.is_due_now as is_due_now,
        forecast.past_years = 1 as is_one_year,
        forecast.basis = 'season' as is_season,
        forecast.expected is not null as is_estimated,
        forecast.is_risen as is_risen
    from forecast
    inner join topics on forecast.topic = topics.topic
)
select * from shown
