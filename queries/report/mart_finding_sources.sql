-- The tickets behind each finding: those that speak against a rate, those of a hotspot or a topic, those that are overdue.
-- grain: finding_no, ticket_id
with
findings as (select * from mart_findings),
run_metrics as (select * from run_metrics),
hotspot_tickets as (select * from int_hotspot_tickets),
tickets as (select * from int_tickets),
counted as (
    select
        ticket_metrics.ticket_id as ticket_id,
        ticket_metrics.numerators as numerators,
        ticket_metrics.denominators as denominators,
        tickets.community as community,
        tickets.topic as topic
    from int_ticket_metrics as ticket_metrics
    inner join tickets on ticket_metrics.ticket_id = tickets.ticket_id
),
told as (
    select finding_no, kind, scope, metric from findings
    union all
    select finding_no, kind, scope, also_metric from findings
),
told_metrics as (
    select
        told.finding_no as finding_no,
        told.kind as kind,
        told.scope as scope,
        concat('|', told.metric, '|') as listed,
        run_metrics.metric_kind <> 'rate'
        or run_metrics.good_direction = 'down' as speaks_above
    from told
    inner join run_metrics on told.metric = run_metrics.metric
    where told.kind in (
            'community_below', 'community_above', 'rate_change', 'rate_year_ago',
            'volume_change', 'overdue_open', 'topic_rise', 'topic_fall'
        )
),
behind as (
    select
        told_metrics.finding_no as finding_no,
        counted.ticket_id as ticket_id
    from told_metrics
    cross join counted
    where case
            when told_metrics.speaks_above
                then position(told_metrics.listed in counted.numerators) > 0
            else position(told_metrics.listed in counted.denominators) > 0
                and position(told_metrics.listed in counted.numerators) = 0
        end
        and case
            when told_metrics.kind in ('community_below', 'community_above')
                then counted.community = told_metrics.scope
            when told_metrics.kind in ('topic_rise', 'topic_fall')
                then counted.topic = told_metrics.scope
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
