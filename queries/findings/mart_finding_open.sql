-- The tickets behind each finding that are open at the moment of the data, and the unit that holds each, the first due before the others.
-- grain: finding_no, open_no
-- order: finding_no, open_no
-- page: report, communities
-- needs: closed_at|status
-- units: ticket_id = '' where the finding's list may not show it; is_late = counted as not on time
with
behind as (select * from int_finding_sources),
open_tickets as (
    select
        ticket_id as open_ticket,
        unit,
        is_overdue,
        effective_deadline_at
    from int_open_tickets
),
listed as (
    select finding_no as listed_no, ticket_id as listed_ticket
    from mart_finding_tickets
),
late as (
    select ticket_id as late_ticket
    from int_ticket_metrics
    where position('|ontime_rate|' in denominators) > 0
        and position('|ontime_rate|' in numerators) = 0
),
found as (
    select
        behind.finding_no as finding_no,
        row_number() over (
            partition by behind.finding_no
            order by
                case when open_tickets.effective_deadline_at is null then 1
                    else 0 end,
                open_tickets.effective_deadline_at,
                behind.ticket_id
        )::integer as open_no,
        coalesce(listed.listed_ticket, '') as ticket_id,
        open_tickets.unit as unit,
        open_tickets.is_overdue as is_overdue,
        late.late_ticket is not null as is_late,
        open_tickets.effective_deadline_at as effective_deadline_at
    from behind
    inner join open_tickets on behind.ticket_id = open_tickets.open_ticket
    left join listed
        on behind.finding_no = listed.listed_no
        and behind.ticket_id = listed.listed_ticket
    left join late on behind.ticket_id = late.late_ticket
)
select * from found
