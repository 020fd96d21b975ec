-- Every metric's tickets without those the profile keeps out of the rates.
-- grain: metric, period_id, ticket_id
with
metric_tickets as (select * from metric_tickets),
run_metrics as (select * from run_metrics),
exclusions as (select * from int_exclusions),
kept as (
    select
        metric_tickets.metric as metric,
        metric_tickets.period_id as period_id,
        metric_tickets.ticket_id as ticket_id,
        metric_tickets.in_numerator as in_numerator,
        metric_tickets.in_denominator as in_denominator
    from metric_tickets
    inner join run_metrics on metric_tickets.metric = run_metrics.metric
    left join exclusions on metric_tickets.ticket_id = exclusions.ticket_id
    where exclusions.ticket_id is null or not run_metrics.is_assessed
)
select * from kept
