-- What each of these tickets is to each metric of the period.
-- grain: metric, ticket_id
with
rows_shown as (select ticket_id from mart_ticket_rows),
current_period as (select * from run_periods where role = 'current'),
counted as (
    select
        metric_tickets.metric as metric,
        metric_tickets.ticket_id as ticket_id,
        metric_tickets.in_numerator as in_numerator
    from metric_tickets
    inner join current_period
        on metric_tickets.period_id = current_period.period_id
    inner join rows_shown
        on metric_tickets.ticket_id = rows_shown.ticket_id
    where metric_tickets.in_numerator or metric_tickets.in_denominator
)
select * from counted
