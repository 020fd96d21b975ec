-- The tickets behind each finding that a reader of the page may see.
-- grain: finding_no, ticket_id
-- page: report
with
behind as (select * from int_finding_sources),
rows_shown as (select ticket_id from mart_ticket_rows),
shown as (
    select
        behind.finding_no as finding_no,
        behind.ticket_id as ticket_id
    from behind
    inner join rows_shown on behind.ticket_id = rows_shown.ticket_id
)
select * from shown
