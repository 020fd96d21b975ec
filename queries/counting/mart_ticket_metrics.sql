-- What each of these tickets is to the metrics of the period.
-- grain: ticket_id, pass
-- order: ticket_id, pass
-- page: report
-- units: numerators, denominators = |metric|metric|
with
rows_shown as (select ticket_id from mart_ticket_rows),
shown as (
    select
        counted.ticket_id as ticket_id,
        counted.pass as pass,
        counted.numerators as numerators,
        counted.denominators as denominators
    from int_ticket_metrics as counted
    inner join rows_shown on counted.ticket_id = rows_shown.ticket_id
    where counted.numerators <> '|' or counted.denominators <> '|'
)
select * from shown
