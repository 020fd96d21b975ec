-- The unit that handled most tickets of a topic in the last twelve months: in each community, and in the street.
-- grain: community, topic
-- units: community is empty for the street
with
windows as (
    select * from run_forecast_windows where forecast = 'next' and window_kind = 'pace'
),
tickets as (select * from int_tickets where unit <> ''),
recent as (
    select
        tickets.community as community,
        tickets.topic as topic,
        tickets.unit as unit
    from tickets
    cross join windows
    where tickets.accepted_at >= windows.start_at
        and tickets.accepted_at < windows.end_at
),
places as (
    select community, topic, unit from recent where community <> (select no_community from rule_scopes)
    union all
    select '' as community, topic, unit from recent
),
counts as (
    select community, topic, unit, count(*)::integer as tickets
    from places
    group by community, topic, unit
),
ranked as (
    select
        community,
        topic,
        unit,
        row_number() over (
            partition by community, topic
            order by tickets desc, unit
        ) as unit_no
    from counts
),
owners as (
    select community, topic, unit as owner
    from ranked
    where unit_no = 1
)
select * from owners
