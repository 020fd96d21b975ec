-- The tickets behind the findings of the first page, for people: by the number that a finding has there.
-- grain: finding_no, ticket_id
-- order: finding_no, accepted_at, ticket_id
-- sheet: annex.xlsx
-- kept: yes
with
shown as (select * from mart_finding_tickets),
tickets as (select * from mart_ticket_rows),
named as (
    select
        shown.finding_no as finding_no,
        tickets.ticket_id as ticket_id,
        tickets.accepted_at as accepted_at,
        tickets.effective_deadline as effective_deadline,
        tickets.closed_at as closed_at,
        tickets.community as community,
        tickets.estate as estate,
        tickets.topic_label as topic_label,
        tickets.unit as unit,
        tickets.satisfaction as satisfaction
    from shown
    inner join tickets on shown.ticket_id = tickets.ticket_id
)
select * from named
