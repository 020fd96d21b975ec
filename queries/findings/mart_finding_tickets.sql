-- The tickets behind each finding that a reader of the page may see; none of an estate that is hidden for its topic.
-- grain: finding_no, ticket_id
-- page: report
with
behind as (select * from int_finding_sources),
findings as (
    select finding_no, kind from int_findings where finding_no is not null
),
rows_shown as (select ticket_id, estate from mart_ticket_rows),
shown as (
    select
        behind.finding_no as finding_no,
        behind.ticket_id as ticket_id
    from behind
    inner join findings on behind.finding_no = findings.finding_no
    inner join rows_shown on behind.ticket_id = rows_shown.ticket_id
    where findings.kind <> 'estate' or rows_shown.estate <> ''
)
select * from shown
