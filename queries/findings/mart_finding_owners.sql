-- For each finding, the units that hold the tickets behind it, and which of them has enough to lead; tickets of no known unit are a row of none.
-- grain: finding_no, unit_no
-- order: finding_no, unit_no
-- page: report, communities
-- units: unit = '' for none, the last; is_lead = the unit with most, if it has the share that the rules ask of all tickets
with
behind as (select * from int_finding_sources),
tickets as (select * from int_tickets),
by_unit as (
    select
        behind.finding_no as finding_no,
        tickets.unit as unit,
        count(*)::integer as unit_tickets
    from behind
    inner join tickets on behind.ticket_id = tickets.ticket_id
    group by behind.finding_no, tickets.unit
),
ranked as (
    select
        finding_no,
        unit,
        unit_tickets,
        sum(unit_tickets) over (partition by finding_no)::integer as tickets,
        row_number() over (
            partition by finding_no
            order by case when unit = '' then 1 else 0 end, unit_tickets desc, unit
        )::integer as unit_no
    from by_unit
),
owners as (
    select
        ranked.finding_no as finding_no,
        ranked.unit_no as unit_no,
        ranked.unit as unit,
        ranked.unit_tickets as unit_tickets,
        ranked.unit_no = 1
        and ranked.unit <> ''
        and ranked.unit_tickets >= ranked.tickets * limits.least_owner_share
            as is_lead
    from ranked
    cross join rule_findings as limits
)
select * from owners
