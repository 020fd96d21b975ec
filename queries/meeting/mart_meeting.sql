-- The matters of the weekly meeting with their topic's name and what is said of them.
-- grain: matter
-- order: matter_no
-- hidden: hotspot_tickets, unsolved, unsolved_ticket
-- sheet: annex.xlsx
-- page: meeting
-- needs: closed_at|status
-- units: unsolved = closed and not solved by the call-back, unsolved_ticket = the first of them
-- units: hotspot_tickets = of a hotspot, those accepted in the period, as the report counts them
-- units: before = tickets that came before and led to it: the first at begun_at, the last closed at ended_at, none while one is open
with
meeting as (select * from int_meeting),
topics as (select topic as known_topic, topic_label from int_topics),
hotspots as (
    select hotspot_id, title, tickets as hotspot_tickets from int_hotspots
),
words as (
    select matter as told_matter, said, danger_words, demand, asked
    from int_meeting_words
),
tickets as (
    select
        ticket_id as dated_ticket,
        dispatched_at,
        signed_at,
        contacted_at
    from int_meeting_members
    where meeting_no = 0
),
heavy as (
    select heavy_as, heavy_no, heavy_tickets, heavy_begun_at, heavy_ended_at
    from int_meeting_callers
    where meeting_no = 0
),
unsolved as (
    select
        matter as unsolved_matter,
        count(*)::integer as unsolved,
        min(ticket_id) as unsolved_ticket
    from int_meeting_members
    where meeting_no = 0 and is_dissatisfied
    group by matter
),
whistles as (select * from int_meeting_whistles),
chains as (
    select chained_matter, before, before_callers, before_units, before_unit, before_own, before_unknown, later, begun_at, ended_at
    from int_meeting_chains
    where meeting_no = 0
),
told as (
    select
        meeting.*,
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
        case when meeting.tickets = 1 then tickets.dispatched_at end
            as dispatched_at,
        case when meeting.tickets = 1 then tickets.signed_at end as signed_at,
        case when meeting.tickets = 1 then tickets.contacted_at end
            as contacted_at,
        coalesce(words.said, '') as said,
        coalesce(words.danger_words, '') as danger_words,
        coalesce(words.demand, 'other') as demand,
        coalesce(words.asked, '') as asked,
        topics.topic_label as topic_label,
        coalesce(hotspots.title, '') as hotspot_title,
        hotspots.hotspot_tickets as hotspot_tickets,
        unsolved, unsolved_ticket
    from meeting
    inner join topics on meeting.topic = topics.known_topic
    left join words on meeting.matter = words.told_matter
    left join tickets on meeting.ticket_id = tickets.dated_ticket
    left join whistles on meeting.matter = whistles.whistled_matter
    left join chains on meeting.matter = chains.chained_matter
    left join heavy on meeting.matter = heavy.heavy_as
    left join unsolved on meeting.matter = unsolved.unsolved_matter
    left join hotspots on meeting.matter = hotspots.hotspot_id
)
select * from told
