-- What a unit's overdue tickets that the pack tells of are about, each with its own deadline, obstacle, whistle and demand: the latest first.
-- grain: part
-- order: matter_no, part_no
-- page: meeting
-- needs: closed_at|status
-- units: part = a ticket, or a topic and an estate; part_no = in its matter, of as many as parts
-- units: is_listed = has a row in the list: the first of a matter that has, and others before it is full, the second of each before a third
-- units: decision_no = of the last decision upon any of its tickets; before, begun_at, ended_at = as in mart_meeting
with
turns as (
    select
        matter as turn_matter, matter_no, is_listed, is_told,
        parts as turn_parts, kind as turn_kind
    from int_meeting_turns
    where meeting_no = 0 and is_told
),
judged as (select * from int_meeting_judged where meeting_no = 0 and part <> ''),
-- What rows the other matters of the list leave.
room as (
    select
        max(rule_meeting.most_parts) as kept_parts,
        max(rule_meeting.most_rows)
        - sum(case when turns.is_listed and turn_kind <> 'overdue' then 1 else 0 end)
            as kept_rows
    from rule_meeting
    cross join turns
),
codes as (
    select coded_matter, code from int_meeting_codes where meeting_no = 0
),
topics as (select topic as known_topic, topic_label from int_topics),
words as (select * from int_meeting_words),
whistles as (select * from int_meeting_whistles),
chains as (
    select chained_matter, before, before_callers, before_units, before_unit, before_own, before_unknown, later, begun_at, ended_at
    from int_meeting_chains
    where meeting_no = 0
),
heavy as (select * from int_meeting_callers where meeting_no = 0),
members as (
    select subject, ticket_id as member_ticket, dispatched_at, signed_at, contacted_at
    from int_meeting_members
    where meeting_no = 0
),
current_period as (select * from run_periods where role = 'current'),
decided as (
    select
        members.subject as decided_part,
        ref_decisions.decision_no as decision_no,
        row_number() over (
            partition by members.subject
            order by ref_decisions.decided_at desc, ref_decisions.decision_no desc
        ) as word_no
    from members
    inner join int_decision_tickets as about
        on members.member_ticket = about.ticket_id
    inner join ref_decisions
        on about.told_decision = ref_decisions.decision_no
    cross join current_period
    where ref_decisions.decided_at <= current_period.as_of
),
parts as (
    select
        judged.part as part,
        judged.matter as matter,
        turns.matter_no as matter_no,
        judged.part_no as part_no,
        turns.turn_parts as parts,
        turns.is_listed and (
            part_no = 1
            or part_no <= room.kept_parts
            and row_number() over (
                partition by turns.is_listed order by part_no, turns.matter_no
            ) <= room.kept_rows
        ) as is_listed,
        turns.is_told as is_told,
        judged.kind as kind,
        codes.code as code,
        topics.topic_label as topic_label,
        ticket_id, topic, community, place, unit, first_at,
        tickets, callers, open, overdue, working_days_late, deadline_at,
        returns, blocker, level, external_units, lead_unit,
        is_safety, is_overdue, is_near, is_reworked, is_returned, is_hotspot,
        is_dissatisfied, is_suspended, is_dispatched, is_signed, is_contacted,
        is_extended,
        case when tickets = 1 then members.dispatched_at end as dispatched_at,
        case when tickets = 1 then members.signed_at end as signed_at,
        case when tickets = 1 then members.contacted_at end as contacted_at,
        whistles.blown_level as blown_level,
        coalesce(whistles.called_units, '') as called_units,
        whistles.blown_at as blown_at,
        whistles.arrived_at as arrived_at,
        whistles.arrive_by as arrive_by,
        whistles.result_at as result_at,
        coalesce(whistles.result, '') as result,
        coalesce(chains.before, 0) as before,
        before_callers, before_units, before_unit, before_own, before_unknown, later,
        heavy_no, heavy_tickets, heavy_begun_at, heavy_ended_at,
        chains.begun_at as begun_at,
        chains.ended_at as ended_at,
        coalesce(words.said, '') as said,
        coalesce(words.danger_words, '') as danger_words,
        coalesce(words.demand, 'other') as demand,
        coalesce(words.asked, '') as asked,
        decided.decision_no as decision_no
    from judged
    inner join turns on judged.matter = turns.turn_matter
    cross join room
    inner join codes on judged.matter = codes.coded_matter
    inner join topics on judged.topic = topics.known_topic
    inner join members on judged.ticket_id = members.member_ticket
    left join words on judged.part = words.matter
    left join whistles on judged.part = whistles.whistled_matter
    left join chains on judged.part = chains.chained_matter
    left join heavy on judged.part = heavy.heavy_as
    left join decided
        on judged.part = decided.decided_part and decided.word_no = 1
)
select * from parts
