-- Whistles without a result, and those that had one within four weeks: what each was blown for, whom it called, who came, what it led to.
-- grain: whistle_id
-- order: blown_at, whistle_id
-- page: meeting
-- needs: closed_at|status
-- units: arrive_by = the last day on which they were in time; result_at = when there was one, result = as it was noted
-- units: matter_no, code = of the matter it is told in, if it is in the pack; part_no = in it, of as many as parts
-- units: open_state = open | closed, of its ticket, empty where it has none
-- units: called = units, with a bar between; danger_words = of its ticket; place, topic_label = empty where the ticket is confidential or not known
with
current_period as (select * from run_periods where role = 'current'),
whistles as (
    select int_whistles.*
    from int_whistles
    cross join current_period
    where closed_at is null
        or closed_at >= current_period.as_of - interval 28 day
),
told as (
    select matter as told_matter, matter_no, is_listed
    from int_meeting_turns
    where meeting_no = 0 and is_told
),
codes as (
    select coded_matter, code from int_meeting_codes where meeting_no = 0
),
about as (
    select ticket_id as about_what, subject as about_part, matter as told_in
    from int_meeting_members
    where meeting_no = 0
    union distinct
    select subject as about_what, subject as about_part, matter as told_in
    from int_meeting_members
    where meeting_no = 0
),
parts as (
    select part, part_no, parts, is_listed as is_part_listed
    from mart_meeting_parts
),
open_tickets as (
    select ticket_id as open_ticket from int_meeting_open_tickets
    where meeting_no = 0
),
labels as (
    select record_no as labelled, coalesce(safety_words, '') as danger_words
    from lbl_tickets
    where safety_kind = 'danger'
),
tickets as (
    select
        ticket_id as known_ticket,
        case when shown_estate <> '' then shown_estate else community end
            as ticket_place,
        shown_topic,
        coalesce(labels.danger_words, '') as danger_words,
        unit,
        effective_deadline_at
    from int_tickets
    left join labels on int_tickets.record_no = labels.labelled
    where not is_withheld
),
topics as (select topic as known_topic, topic_label from int_topics),
named as (
    select
        whistle_id, level, blown_at, arrived_at, arrive_by, called,
        coalesce(tickets.danger_words, '') as danger_words,
        whistles.closed_at as result_at,
        coalesce(whistles.result, '') as result,
        coalesce(
            tickets.ticket_place,
            case
                when whistles.matter like '%_@_%' then substr(
                    whistles.matter, position('@' in whistles.matter) + 1
                )
            end,
            ''
        ) as place,
        coalesce(
            tickets.shown_topic,
            case
                when whistles.matter like '%_@_%' then substr(
                    whistles.matter, 1, position('@' in whistles.matter) - 1
                )
            end
        ) as topic,
        told.matter_no as matter_no,
        coalesce(parts.is_part_listed, told.is_listed, false) as is_listed,
        parts.part_no as part_no,
        coalesce(parts.parts, 1) as parts,
        case when told.matter_no is not null then codes.code end as code,
        coalesce(tickets.known_ticket, '') as ticket_id,
        coalesce(tickets.unit, '') as unit,
        case
            when tickets.known_ticket is null then ''
            when open_tickets.open_ticket is null then 'closed'
            else 'open'
        end as open_state,
        tickets.effective_deadline_at as deadline_at
    from whistles
    left join tickets on whistles.matter = tickets.known_ticket
    left join open_tickets on whistles.matter = open_tickets.open_ticket
    left join about on whistles.matter = about.about_what
    left join told on about.told_in = told.told_matter
    left join codes on about.told_in = codes.coded_matter
    left join parts on about.about_part = parts.part
),
pending as (
    select
        whistle_id, level, called, blown_at, arrived_at, arrive_by, result_at,
        result, matter_no, part_no, parts, is_listed, ticket_id, unit,
        danger_words, open_state, deadline_at,
        coalesce(named.topic, '') as topic,
        case when topics.topic_label is null then '' else named.place end
            as place,
        coalesce(topics.topic_label, '') as topic_label,
        coalesce(named.code, '') as code
    from named
    left join topics on named.topic = topics.known_topic
)
select * from pending
