-- What the tests let stand of the street and its communities, each with what leaders hear first.
-- grain: kind, metric, scope_label, scope
-- units: rank, weight = the lower the sooner; change_unit = percent (share of the daily rate), items, points (percentage points)
with
communities as (select * from int_community_findings),
headlines as (select * from mart_headlines),
topics as (
    select *
    from int_topic_figures
    where scope_kind = 'topic'
),
accepted as (select * from int_accepted_counts),
hotspots as (select * from int_hotspots),
candidates as (
    select
        rank,
        -abs(value - reference_value) as weight,
        kind,
        metric,
        scope_label,
        scope,
        numerator,
        denominator,
        value,
        reference_value,
        null::integer as previous_numerator,
        null::double as change,
        'points' as change_unit,
        '' as direction
    from communities
    union all
    select
        case
            when metric_kind = 'rate' and metric <> 'rated_share' then 3
            when metric = 'volume' then 2
            else 6
        end,
        -abs(previous_change)::double,
        case when metric_kind = 'rate' then 'rate_change' else 'volume_change' end,
        metric,
        '',
        '',
        numerator,
        denominator,
        value,
        previous_value,
        previous_numerator,
        previous_change,
        previous_change_unit,
        previous_direction
    from headlines
    where is_change_significant and metric <> 'close_rate_accepted'
    union all
    select
        3, -abs(year_ago_change)::double, 'rate_year_ago', metric, '', '',
        numerator, denominator, value, year_ago_value, year_ago_numerator,
        year_ago_change, 'points', year_ago_direction
    from headlines
    where metric_kind = 'rate' and is_year_ago_significant
        and not is_change_significant
        and metric not in ('close_rate_accepted', 'rated_share')
        and (
            good_direction = 'up' and year_ago_direction = 'down'
            or good_direction = 'down' and year_ago_direction = 'up'
        )
    union all
    select
        case when previous_direction = 'up' then 4 else 8 end,
        -abs(tickets - previous_tickets)::double,
        case when previous_direction = 'up' then 'topic_rise' else 'topic_fall' end,
        'volume',
        scope_label,
        scope,
        tickets,
        null,
        null,
        null,
        previous_tickets,
        previous_change,
        previous_change_unit,
        previous_direction
    from topics
    where is_change_significant and scope <> 'other'
    union all
    select
        2, hotspot_no::double, 'hotspot', kind, title, hotspot_id, tickets, callers,
        null, null,
        null, null, 'items', ''
    from hotspots
    where hotspot_no <= 2
    union all
    select
        5, 0::double, 'overdue_open', metric, '', '', numerator, null, value, null,
        previous_numerator, previous_change, previous_change_unit,
        previous_direction
    from headlines
    where metric = 'overdue_open' and numerator > 0
    union all
    select
        9, 0::double, 'satisfaction_low_response', metric, '', '', numerator, denominator,
        value, null, null, null, 'points', ''
    from headlines
    where metric = 'rated_share' and value < 0.5
    union all
    select
        10, 0::double, 'unlocated', 'volume', '', '', unlocated_tickets, accepted_tickets,
        unlocated_tickets::double / accepted_tickets, null, null, null,
        'items', ''
    from accepted
    where unlocated_tickets * 10 > accepted_tickets and unlocated_tickets < accepted_tickets
)
select * from candidates
