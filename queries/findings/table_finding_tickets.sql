-- The tickets on the bad side of every candidate of the first page, told or passed over.
-- grain: order_no, ticket_id
-- order: order_no, ticket_id
-- csv: finding_tickets
-- units: order_no, finding_no = as in findings.csv
with
findings as (select * from int_findings),
members as (select candidate, ticket_id from int_finding_members where is_bad),
tickets as (
    select
        findings.order_no as order_no,
        findings.finding_no as finding_no,
        members.ticket_id as ticket_id
    from findings
    inner join members on findings.candidate = members.candidate
)
select * from tickets
