-- The tickets of the period for people: what the page may show of each, with where it comes from.
-- grain: ticket_id
-- order: accepted_at, ticket_id
-- kept: yes
-- sheet: annex.xlsx
-- units: is_assumed = its deadline is by the rules alone; told_until = the last day of an earlier export, which tells no more of what is open
with
tickets as (select * from int_listed_tickets),
marks as (select * from int_ticket_marks),
shown as (select * from mart_ticket_rows),
listed as (
    select
        tickets.ticket_id as ticket_id,
        tickets.accepted_at as accepted_at,
        tickets.dispatched_at as dispatched_at,
        tickets.effective_deadline as effective_deadline,
        tickets.closed_at as closed_at,
        tickets.state as state,
        tickets.community as community,
        tickets.estate as estate,
        tickets.unit as unit,
        tickets.demand_type as demand_type,
        tickets.channel as channel,
        shown.topic_label as topic_label,
        tickets.satisfaction as satisfaction,
        tickets.solved as solved,
        tickets.in_accepted as in_accepted,
        tickets.in_closed as in_closed,
        tickets.in_due as in_due,
        tickets.is_ontime as is_ontime,
        tickets.is_overdue_open as is_overdue_open,
        tickets.repeat_kind as repeat_kind,
        marks.is_assumed as is_assumed,
        case when tickets.closed_at is null then marks.told_until end
            as told_until,
        tickets.source_file as source_file,
        tickets.source_sheet as source_sheet,
        tickets.source_row as source_row
    from tickets
    inner join shown on tickets.ticket_id = shown.ticket_id
    inner join marks on tickets.ticket_id = marks.ticket_id
)
select * from listed
