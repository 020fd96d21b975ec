-- The closings of the period whose results contradict each other, one row a contradiction; confidential ones have no row.
-- grain: kind, ticket_id
-- order: kind_no, closed_at, ticket_id
-- sheet: annex.xlsx
-- page: report
-- needs: closed_at
-- units: kind = the metric that counts it
with
counted as (select * from int_ticket_metrics),
run_metrics as (
    select metric, metric_no
    from run_metrics
    where metric in (
        'solved_dissatisfied_share', 'back_in_week_share', 'satisfied_unsolved_share'
    )
),
tickets as (select * from int_listed_tickets),
details as (select * from int_tickets where not is_withheld),
contradictions as (
    select
        run_metrics.metric as kind,
        run_metrics.metric_no as kind_no,
        tickets.ticket_id as ticket_id,
        tickets.closed_at as closed_at,
        tickets.community as community,
        tickets.estate as estate,
        details.shown_topic_label as topic_label,
        tickets.unit as unit,
        tickets.satisfaction as satisfaction,
        tickets.solved as solved
    from counted
    cross join run_metrics
    inner join tickets on counted.ticket_id = tickets.ticket_id
    inner join details on counted.ticket_id = details.ticket_id
    where position(concat('|', run_metrics.metric, '|') in counted.numerators) > 0
)
select * from contradictions
