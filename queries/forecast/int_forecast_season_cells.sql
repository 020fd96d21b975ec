-- Tickets of each topic in its last season, and in the last twelve months, street-wide.
-- grain: topic
with
seasons as (select * from run_forecast_seasons),
windows as (
    select * from run_forecast_windows where forecast = 'next' and window_kind = 'pace'
),
tickets as (select * from int_tickets where not is_sensitive),
cells as (
    select
        seasons.topic as topic,
        sum(
            case
                when tickets.accepted_at >= seasons.start_at
                    and tickets.accepted_at < seasons.end_at then 1
                else 0
            end
        )::integer as tickets,
        sum(
            case
                when tickets.accepted_at >= windows.start_at
                    and tickets.accepted_at < windows.end_at then 1
                else 0
            end
        )::integer as pace_tickets
    from seasons
    inner join tickets on seasons.topic = tickets.topic
    cross join windows
    group by seasons.topic
)
select * from cells
