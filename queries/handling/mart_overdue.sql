-- The tickets past their deadline and still open, the latest deadline last; confidential ones have no row.
-- grain: ticket_id
-- order: overdue_no
-- sheet: annex.xlsx
-- page: report, communities
-- units: deadline_basis = assumed where the rules alone set it; told_until = the last day of an earlier export, which tells no more
-- units: days_late = whole natural days past the deadline; working_days_late = working days, null beyond the calendar
with
tickets as (select * from int_overdue),
marks as (select * from int_ticket_marks),
labels as (
    select ticket_id, shown_topic_label as topic_label
    from int_tickets
    where not is_withheld
),
overdue as (
    select
        row_number() over (
            order by tickets.effective_deadline, tickets.ticket_id
        )::integer as overdue_no,
        tickets.ticket_id as ticket_id,
        tickets.accepted_at as accepted_at,
        tickets.effective_deadline as effective_deadline,
        case when marks.is_assumed then 'assumed' else tickets.deadline_basis end
            as deadline_basis,
        tickets.days_late as days_late,
        tickets.working_days_late as working_days_late,
        tickets.community as community,
        tickets.estate as estate,
        labels.topic_label as topic_label,
        tickets.unit as unit,
        tickets.is_after_period as is_after_period,
        marks.is_assumed as is_assumed,
        marks.told_until as told_until
    from tickets
    inner join labels on tickets.ticket_id = labels.ticket_id
    inner join marks on tickets.ticket_id = marks.ticket_id
)
select * from overdue
