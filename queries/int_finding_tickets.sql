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
behind as (
    select findings.finding_no as finding_no, counted.ticket_id as ticket_id
    from findings
    inner join counted on findings.metric = counted.metric
    where findings.kind in (
            'community_below', 'community_above', 'rate_change',
            'volume_change', 'overdue_open', 'topic_rise', 'topic_fall'
        )
        and counted.speaks_against
        and case
            when findings.kind in ('community_below', 'community_above')
                then counted.community = findings.scope
            when findings.kind in ('topic_rise', 'topic_fall')
                then counted.topic = findings.scope
            else true
        end
    union all
    select findings.finding_no, hotspot_tickets.ticket_id
    from findings
    inner join hotspot_tickets on findings.scope = hotspot_tickets.hotspot_id
    where findings.kind = 'hotspot'
)
select * from behind
