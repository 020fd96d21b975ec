-- Of which sources deadlines are assumed, and of how many of the tickets that fell due in the period.
-- grain: source_name
-- order: source_name
-- page: report
-- units: timed_tickets = all of the source that fell due in the period; no row for a source whose deadlines are stated
with
tickets as (select * from int_listed_tickets where in_due),
marks as (select * from int_ticket_marks),
counted as (
    select
        marks.source_name as source_name,
        count(*)::integer as timed_tickets,
        sum(case when marks.is_assumed then 1 else 0 end)::integer
            as assumed_tickets
    from tickets
    inner join marks on tickets.ticket_id = marks.ticket_id
    group by marks.source_name
)
select source_name, timed_tickets, assumed_tickets
from counted
where assumed_tickets > 0
