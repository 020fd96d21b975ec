-- Where the tickets behind each finding stand: when the first of those not yet due is, how many may be disputed; and which
-- matter of the weekly meeting it is.
-- grain: finding_no
-- order: finding_no
-- page: report, communities
-- needs: closed_at|status
-- units: disputed = of a rate, null of all else; matter_no, code = of a hotspot that the pack lists or annexes, null of all else
with
findings as (select * from int_findings where finding_no is not null),
open_tickets as (
    select ticket_id as open_ticket, effective_deadline_at
    from int_open_tickets
    where not is_overdue and effective_deadline_at is not null
),
appeals as (
    select ticket_id as disputed_ticket from int_appeals where against_no = 0
),
meetings as (
    select int_meeting.matter, int_meeting.matter_no, int_meeting.code
    from int_meeting
    cross join run_options
    where int_meeting.is_told and run_options.has_meetings
),
counted as (
    select
        behind.finding_no as counted_no,
        min(open_tickets.effective_deadline_at) as next_deadline_at,
        count(appeals.disputed_ticket)::integer as disputed
    from int_finding_sources as behind
    left join open_tickets on behind.ticket_id = open_tickets.open_ticket
    left join appeals on behind.ticket_id = appeals.disputed_ticket
    group by behind.finding_no
),
standing as (
    select
        findings.finding_no as finding_no,
        counted.next_deadline_at as next_deadline_at,
        case
            when findings.kind in ('rate', 'rate_change')
                then coalesce(counted.disputed, 0)
        end as disputed,
        meetings.matter_no as matter_no,
        meetings.code as code
    from findings
    left join counted on findings.finding_no = counted.counted_no
    left join meetings
        on findings.kind = 'hotspot' and findings.scope = meetings.matter
)
select * from standing
