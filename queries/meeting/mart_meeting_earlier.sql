-- What became of each matter that the last pack told of: listed again, without a place, open and no candidate, or closed.
-- grain: earlier_no
-- order: earlier_no
-- page: meeting
-- needs: closed_at|status
-- units: state = listed (again, and open) | waiting | quiet | renewed (closed, told again) | closed; met_at = the day of that meeting
-- units: open, deadline_at = of its tickets now; closed_at = the last of them
-- units: called_at = the last call-back of them; solved = unsolved where one says so, empty where one does not say
-- units: matter_no = where it is told now, if it is; code, level = as printed then; is_decided = a decision upon it was noted since that meeting
with
successors as (select * from int_meeting_successors),
turns as (
    select * from int_meeting_turns where meeting_no = 1 and is_told
),
codes as (
    select coded_matter, code from int_meeting_codes where meeting_no = 1
),
listed as (
    select matter as present_matter, is_listed, is_told, matter_no
    from int_meeting_turns
    where meeting_no = 0
),
topics as (select topic as known_topic, topic_label from int_topics),
last_meeting as (select end_at from int_meetings where meeting_no = 1),
this_meeting as (select as_of from int_meetings where meeting_no = 0),
decisions as (select decision_no, decided_at from ref_decisions),
decided as (
    select about.told_in as decided_matter
    from int_decision_matters as about
    inner join decisions on about.told_decision = decisions.decision_no
    cross join last_meeting
    cross join this_meeting
    where about.meeting_no = 1
        and decisions.decided_at >= last_meeting.end_at
        and decisions.decided_at <= this_meeting.as_of
    group by about.told_in
),
open_tickets as (
    select ticket_id as open_ticket from int_meeting_open_tickets
    where meeting_no = 0
),
tickets as (
    select
        ticket_id as known_ticket, closed_at, effective_deadline_at,
        case when called_back_at <= as_of then called_back_at end as called_at,
        case when coalesce(called_back_at <= as_of, true) then solved end as solved
    from int_tickets
    cross join this_meeting
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
        ) as closed_at,
        max(tickets.called_at) as called_at,
        coalesce(
            max(case when tickets.solved = 'unsolved' then tickets.solved end),
            min(coalesce(tickets.solved, ''))
        ) as solved
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
            when fates.open = 0 and coalesce(listed.is_told, false)
                then 'renewed'
            when coalesce(listed.is_listed, false) then 'listed'
            when fates.open = 0 then 'closed'
            when listed.present_matter is null then 'quiet'
            else 'waiting'
        end as state,
        case when listed.is_told then listed.matter_no end as matter_no,
        turns.is_listed as was_listed,
        turns.matter as matter,
        codes.code as code,
        turns.kind as kind,
        turns.topic as topic,
        topics.topic_label as topic_label,
        turns.community as community,
        turns.place as place,
        turns.unit as unit,
        turns.tickets as tickets,
        turns.level as level,
        fates.open as open,
        fates.deadline_at as deadline_at,
        fates.closed_at as closed_at,
        fates.called_at as called_at,
        fates.solved as solved,
        decided.decided_matter is not null as is_decided,
        last_meeting.end_at as met_at
    from successors
    inner join turns on successors.earlier_matter = turns.matter
    inner join fates on turns.matter = fates.fated
    inner join topics on turns.topic = topics.known_topic
    inner join codes on turns.matter = codes.coded_matter
    left join decided on turns.matter = decided.decided_matter
    left join listed on successors.told_in = listed.present_matter
    cross join last_meeting
)
select * from became
