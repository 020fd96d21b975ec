-- For each finding, the unit that has most of the tickets behind it, and how many there are.
-- grain: finding_no
-- page: report, communities
with
behind as (select * from int_finding_sources),
tickets as (select * from int_tickets),
by_unit as (
    select
        behind.finding_no as finding_no,
        tickets.unit as unit,
        count(*)::integer as tickets
    from behind
    inner join tickets on behind.ticket_id = tickets.ticket_id
    group by behind.finding_no, tickets.unit
),
ranked as (
    select
        finding_no,
        unit,
        tickets as unit_tickets,
        sum(tickets) over (partition by finding_no)::integer as tickets,
        row_number() over (
            partition by finding_no
            order by case when unit = '' then 1 else 0 end, tickets desc, unit
        ) as unit_no
    from by_unit
),
owners as (
    select finding_no, unit, unit_tickets, tickets
    from ranked
    where unit_no = 1
)
select * from owners
