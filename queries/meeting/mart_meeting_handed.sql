-- What became of each ticket that the last pack left to its unit and told by number alone, of matters not closed then.
-- grain: ticket_id
-- order: matter_no, ticket_id
-- page: meeting
-- needs: closed_at|status
-- units: fate = closed | dissatisfied (closed, and not solved) | open (not due yet) | extended (and not due yet) | overdue
-- units: matter_no = where it is told now, if it is
with
turns as (
    select
        meeting_no as turn_meeting, matter as turn_matter, matter_no, is_told,
        open
    from int_meeting_turns
),
members as (
    select meeting_no, matter, ticket_id as member_ticket
    from int_meeting_members
),
handed as (
    select members.member_ticket as handed_ticket
    from members
    inner join turns
        on members.meeting_no = turns.turn_meeting
        and members.matter = turns.turn_matter
    where members.meeting_no = 1 and not turns.is_told and turns.open > 0
),
told as (
    select members.member_ticket as told_ticket, turns.matter_no as matter_no
    from members
    inner join turns
        on members.meeting_no = turns.turn_meeting
        and members.matter = turns.turn_matter
    where members.meeting_no = 0 and turns.is_told
),
open_tickets as (
    select ticket_id as open_ticket, is_overdue from int_meeting_open_tickets
    where meeting_no = 0
),
tickets as (select * from int_tickets),
meetings as (select meeting_no as known_meeting, as_of from int_meetings),
topics as (select topic as known_topic, topic_label from int_topics),
dissatisfied_levels as (
    select level from rule_satisfaction where is_dissatisfied
),
fates as (
    select
        handed.handed_ticket as ticket_id,
        case
            when open_tickets.open_ticket is not null
                then case
                    when open_tickets.is_overdue then 'overdue'
                    when tickets.deadline_basis = 'extension' then 'extended'
                    else 'open'
                end
            when coalesce(tickets.called_back_at <= meetings.as_of, true)
                and tickets.satisfaction in (
                    select level from dissatisfied_levels
                )
                and tickets.solved = 'unsolved' then 'dissatisfied'
            else 'closed'
        end as fate,
        case
            when tickets.shown_estate <> '' then tickets.shown_estate
            else tickets.community
        end as place,
        topics.topic_label as topic_label,
        told.matter_no as matter_no
    from handed
    inner join tickets on handed.handed_ticket = tickets.ticket_id
    inner join topics on tickets.shown_topic = topics.known_topic
    inner join meetings on meetings.known_meeting = 0
    left join open_tickets on handed.handed_ticket = open_tickets.open_ticket
    left join told on handed.handed_ticket = told.told_ticket
)
select * from fates
