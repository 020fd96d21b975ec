-- The open tickets of each matter that may come before the meeting, and of each part of one, the one that is due first before the others.
-- grain: told_as, ticket_id
-- order: told_as, ticket_no
-- page: meeting
-- needs: closed_at|status
-- units: is_assumed = its deadline is by the rules alone; told_until = the last day of an earlier export, which tells no more
-- units: told_as = the matter, or the part; ticket_no = in it; is_replied = the unit has replied and has not closed it; is_written = its reply is there
with
turns as (
    select matter as turn_matter from int_meeting_turns
    where meeting_no = 0
),
members as (
    select * from int_meeting_parts where meeting_no = 0 and is_open
),
marks as (select * from int_ticket_marks),
states as (
    select ticket_id as stated_ticket, record_no, status from int_tickets
),
replies as (
    select record_no as replied_record from raw_tickets
    where reply_key is not null
),
tickets as (
    select
        members.told_as as told_as,
        members.ticket_id as ticket_id,
        members.effective_deadline_at as deadline_at,
        coalesce(members.deadline_basis = 'extension', false) as is_extended,
        marks.is_assumed as is_assumed,
        marks.told_until as told_until,
        coalesce(states.status = 'replied', false) as is_replied,
        replies.replied_record is not null as is_written,
        coalesce(states.status = 'suspended', false) as is_suspended,
        row_number() over (
            partition by members.told_as
            order by
                members.effective_deadline_at is null,
                members.effective_deadline_at,
                members.ticket_id
        )::integer as ticket_no
    from members
    inner join turns on members.matter = turns.turn_matter
    inner join marks on members.ticket_id = marks.ticket_id
    inner join states on members.ticket_id = states.stated_ticket
    left join replies on states.record_no = replies.replied_record
)
select * from tickets
