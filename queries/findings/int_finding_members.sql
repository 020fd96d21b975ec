-- The tickets each candidate rests on, and which of them are on its bad side.
-- grain: candidate, ticket_id
-- units: is_now = of the period; what persists rests on a year
with
candidates as (select * from int_finding_candidates),
tickets as (select * from int_tickets),
counted as (
    select
        ticket_metrics.ticket_id as ticket_id,
        ticket_metrics.numerators as numerators,
        ticket_metrics.denominators as denominators,
        tickets.community as community,
        tickets.unit as unit,
        tickets.topic as topic,
        tickets.channel as channel
    from int_ticket_metrics as ticket_metrics
    inner join tickets on ticket_metrics.ticket_id = tickets.ticket_id
),
asked as (
    select
        candidate,
        dimension,
        scope,
        metric_kind = 'rate' as is_rate,
        good_direction = 'up' as is_good_up,
        concat('|', metric, '|') as listed
    from candidates
    where kind in ('rate', 'rate_change', 'volume_change', 'stock')
),
by_metric as (
    select
        asked.candidate as candidate,
        counted.ticket_id as ticket_id,
        case
            when asked.is_rate and asked.is_good_up
                then position(asked.listed in counted.numerators) = 0
            else position(asked.listed in counted.numerators) > 0
        end as is_bad
    from asked
    cross join counted
    where case
            when asked.is_rate
                then position(asked.listed in counted.denominators) > 0
            else position(asked.listed in counted.numerators) > 0
        end
        and case asked.dimension
            when 'community' then counted.community = asked.scope
            when 'unit' then counted.unit = asked.scope
            when 'topic' then counted.topic = asked.scope
            when 'channel' then counted.channel = asked.scope
            else true
        end
),
last_month as (select start_at, end_at from int_past_months where month_no = 0),
year_before as (
    select min(months.start_at) as start_at, max(periods.start_at) as end_at
    from int_past_months as months
    cross join run_periods as periods
    where months.month_no <= 11 and periods.role = 'current'
),
before as (
    select candidates.candidate as candidate, tickets.ticket_id as ticket_id
    from candidates
    inner join est_hotspots as hotspots on candidates.scope = hotspots.hotspot_id
    inner join tickets
        on hotspots.place = tickets.place and hotspots.topic = tickets.topic
    inner join year_before
        on tickets.accepted_at >= year_before.start_at
        and tickets.accepted_at < year_before.end_at
    where candidates.kind = 'hotspot' and candidates.metric = 'persistent'
),
by_place as (
    select candidates.candidate as candidate, places.ticket_id as ticket_id
    from candidates
    inner join int_hotspot_tickets as places on candidates.scope = places.hotspot_id
    where candidates.kind = 'hotspot'
    union all
    select candidates.candidate as candidate, tickets.ticket_id as ticket_id
    from candidates
    inner join tickets on candidates.scope = tickets.estate
    inner join last_month
        on tickets.accepted_at >= last_month.start_at
        and tickets.accepted_at < last_month.end_at
    where candidates.kind = 'estate'
    union all
    select candidates.candidate as candidate, tickets.ticket_id as ticket_id
    from candidates
    inner join int_finding_waves as waves on candidates.scope = waves.topic
    inner join tickets
        on waves.topic = tickets.topic
        and tickets.accepted_at >= waves.first_at
        and tickets.accepted_at < waves.last_at + interval 1 day
    where candidates.kind = 'wave' and not tickets.is_sensitive
),
members as (
    select candidate, ticket_id, is_bad, true as is_now from by_metric
    union all
    select candidate, ticket_id, true, true from by_place
    union all
    select candidate, ticket_id, true, false from before
),
distinct_members as (
    select
        candidate,
        ticket_id,
        max(is_bad) as is_bad,
        max(is_now) as is_now
    from members
    group by candidate, ticket_id
)
select * from distinct_members
