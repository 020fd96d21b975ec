-- What to act on before the complaint: topics at places that the same weeks of past years had, and seasons to prepare for.
-- grain: basis, place_kind, place, topic
-- order: basis_no, forecast_no
-- hidden: basis_no, forecast_no, is_risen
-- csv: outlook
-- units: basis = same_weeks | season, or where copying did better last_period | last_year
-- units: expected with its 90 % range in the days from_at to to_at; latest_start_at = when to begin at the latest
with
forecasts as (select * from run_forecasts where forecast = 'next'),
methods as (select * from int_forecast_methods where is_chosen),
expected as (
    select est_forecast.*
    from est_forecast
    inner join methods on est_forecast.method = methods.method
),
seasons as (select * from run_forecast_seasons),
cells as (select * from int_forecast_season_cells),
topics as (select * from rule_forecast_topics where topic <> ''),
usual as (select * from rule_forecast_topics where topic = ''),
competences as (select * from ref_competence),
owners as (select * from int_forecast_owners),
run_options as (select * from run_options),
same_weeks as (
    select
        case
            when expected.method = 'outlook' then 'same_weeks' else expected.method
        end as basis,
        1 as basis_no,
        expected.forecast_no as forecast_no,
        expected.place_kind as place_kind,
        expected.place as place,
        expected.community as community,
        expected.topic as topic,
        forecasts.start_at as from_at,
        forecasts.end_at - interval 1 second as to_at,
        forecasts.past_years as past_years,
        expected.past_tickets as past_tickets,
        expected.pace_tickets as pace_tickets,
        round(expected.expected, 6) as expected,
        expected.lower_90 as lower_90,
        expected.upper_90 as upper_90,
        expected.is_risen as is_risen,
        coalesce(topics.action, usual.action) as action,
        coalesce(competences.lead_unit, own.owner, street.owner, '')
            as owner,
        forecasts.start_at
        + interval (
            expected.first_day_no
            - coalesce(topics.lead_days, usual.lead_days)
        ) day as latest_start_at
    from expected
    cross join forecasts
    cross join usual
    left join topics on expected.topic = topics.topic
    left join competences on expected.topic = competences.topic
    left join owners as own
        on expected.community = own.community
        and expected.topic = own.topic
    left join owners as street
        on street.community = ''
        and expected.topic = street.topic
),
coming as (
    select
        'season' as basis,
        2 as basis_no,
        row_number() over (order by seasons.start_by, seasons.topic)::integer
            as forecast_no,
        'street' as place_kind,
        (select street from rule_scopes) as place,
        '' as community,
        seasons.topic as topic,
        seasons.start_at + interval 1 year as from_at,
        seasons.end_at + interval 1 year - interval 1 second as to_at,
        1 as past_years,
        cells.tickets as past_tickets,
        cells.pace_tickets as pace_tickets,
        null::double as expected,
        null::integer as lower_90,
        null::integer as upper_90,
        false as is_risen,
        seasons.action as action,
        coalesce(competences.lead_unit, street.owner, '') as owner,
        seasons.start_by::timestamp as latest_start_at
    from seasons
    inner join cells on seasons.topic = cells.topic
    left join competences on seasons.topic = competences.topic
    left join owners as street
        on street.community = ''
        and seasons.topic = street.topic
),
united as (
    select * from same_weeks
    union all
    select * from coming
),
forecast as (
    select
        united.*,
        united.latest_start_at <= run_options.as_of as is_due_now
    from united
    cross join run_options
)
select * from forecast
