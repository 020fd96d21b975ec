-- What became of each matter of the last meeting: listed again, told in a matter without a place, open and no candidate, or closed.
-- grain: earlier_no
-- order: earlier_no
-- page: meeting
-- needs: closed_at|status
-- units: state = listed | waiting | quiet | closed; open, deadline_at = of its tickets now; closed_at = the last of them; met_at = the day of that meeting
with
successors as (select * from int_meeting_successors),
turns as (
    select * from int_meeting_turns where meeting_no = 1 and is_listed
),
listed as (
    select matter as present_matter, is_listed, matter_no
    from int_meeting_turns
    where meeting_no = 0
),
topics as (select topic as known_topic, topic_label from int_topics),
last_meeting as (select end_at from int_meetings where meeting_no = 1),
this_meeting as (select as_of from int_meetings where meeting_no = 0),
open_tickets as (
    select ticket_id as open_ticket from int_meeting_open_tickets
    where meeting_no = 0
),
tickets as (
    select ticket_id as known_ticket, closed_at, effective_deadline_at
    from int_tickets
),
fates as (
    select
        members.matter as fated,
        count(open_tickets.open_ticket)::integer as open,
        min(
            case
                when open_tickets.open_ticket is not null
                    then tickets.effective_deadline_at
            end
        ) as deadline_at,
        max(
            case
                when open_tickets.open_ticket is null
                    and tickets.closed_at <= this_meeting.as_of
                    then tickets.closed_at
            end
        ) as closed_at
    from int_meeting_members as members
    inner join tickets on members.ticket_id = tickets.known_ticket
    left join open_tickets on members.ticket_id = open_tickets.open_ticket
    cross join this_meeting
    where members.meeting_no = 1
    group by members.matter
),
became as (
    select
        turns.matter_no as earlier_no,
        case
            when coalesce(listed.is_listed, false) then 'listed'
            when fates.open = 0 then 'closed'
            when listed.present_matter is null then 'quiet'
            else 'waiting'
        end as state,
        case when listed.is_listed then listed.matter_no end as matter_no,
        turns.matter as matter,
        turns.kind as kind,
        turns.topic as topic,
        topics.topic_label as topic_label,
        turns.community as community,
        turns.place as place,
        turns.unit as unit,
        turns.tickets as tickets,
        fates.open as open,
        fates.deadline_at as deadline_at,
        fates.closed_at as closed_at,
        last_meeting.end_at as met_at
    from successors
    inner join turns on successors.earlier_matter = turns.matter
    inner join fates on turns.matter = fates.fated
    inner join topics on turns.topic = topics.known_topic
    left join listed on successors.told_in = listed.present_matter
    cross join last_meeting
)
select * from became
