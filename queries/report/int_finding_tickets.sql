-- The tickets behind each finding: those that speak against a rate, those of a hotspot or a topic, those that are overdue.
-- grain: finding_no, ticket_id
with
findings as (select * from mart_findings),
run_metrics as (select * from run_metrics),
current_period as (select * from run_periods where role = 'current'),
hotspot_tickets as (select * from table_hotspot_tickets),
tickets as (select * from int_tickets),
counted as (
    select
        metric_tickets.metric as metric,
        metric_tickets.ticket_id as ticket_id,
        tickets.community as community,
        case
            when run_metrics.metric_kind <> 'rate'
                then metric_tickets.in_numerator
            when run_metrics.good_direction = 'down'
                then metric_tickets.in_numerator
            else metric_tickets.in_denominator
                and not metric_tickets.in_numerator
        end as speaks_against,
        tickets.topic as topic
    from metric_tickets
    inner join current_period
        on metric_tickets.period_id = current_period.period_id
    inner join run_metrics on metric_tickets.metric = run_metrics.metric
    inner join tickets on metric_tickets.ticket_id = tickets.ticket_id
),
told as (
    select finding_no, kind, scope, metric from findings
    union all
    select finding_no, kind, scope, also_metric
    from findings
    where also_metric is not null
),
behind as (
    select told.finding_no as finding_no, counted.ticket_id as ticket_id
    from told
    inner join counted on told.metric = counted.metric
    where told.kind in (
            'community_below', 'community_above', 'rate_change', 'rate_year_ago',
            'volume_change', 'overdue_open', 'topic_rise', 'topic_fall'
        )
        and counted.speaks_against
        and case
            when told.kind in ('community_below', 'community_above')
                then counted.community = told.scope
            when told.kind in ('topic_rise', 'topic_fall')
                then counted.topic = told.scope
            else true
        end
    union all
    select findings.finding_no, hotspot_tickets.ticket_id
    from findings
    inner join hotspot_tickets on findings.scope = hotspot_tickets.hotspot_id
    where findings.kind = 'hotspot'
),
distinct_tickets as (
    select finding_no, ticket_id from behind group by finding_no, ticket_id
)
select * from distinct_tickets
