-- The ticket that a matter of a topic and a place, or a part of one, is called by: the first of those one upon another, closed or not.
-- grain: meeting_no, chained_matter
-- needs: closed_at|status
-- units: a matter of danger has a chain of dangers alone; chained_matter = or the part, as it is told
-- units: before = tickets of it that came before the first of the matter, begun_at = the first, ended_at = when the last was closed, none while one is open
with
members as (
    select
        meeting_no, told_as as matter, ticket_id, kind = 'danger' as of_dangers
    from int_meeting_parts
    where told_no = 1 and (kind <> 'overdue' or part <> '')
),
numbered as (select * from int_meeting_chained),
meetings as (select meeting_no as known_meeting, as_of from int_meetings),
firsts as (
    select
        spot as first_spot,
        of_dangers as first_of_dangers,
        chain_no as first_chain,
        min(ticket_no) as first_no
    from numbered
    group by spot, of_dangers, chain_no
),
chains as (
    select
        members.meeting_no as meeting_no,
        members.matter as chained_matter,
        begun.ticket_id as first_ticket,
        numbered.ticket_no - firsts.first_no as before,
        begun.accepted_at as begun_at,
        case
            when numbered.ticket_no > firsts.first_no
                and numbered.last_ended_at < meetings.as_of
                then numbered.last_ended_at
        end as ended_at
    from members
    inner join meetings on members.meeting_no = meetings.known_meeting
    inner join numbered
        on members.matter = numbered.spot
        and members.of_dangers = numbered.of_dangers
        and members.ticket_id = numbered.ticket_id
    inner join firsts
        on numbered.spot = firsts.first_spot
        and numbered.of_dangers = firsts.first_of_dangers
        and numbered.chain_no = firsts.first_chain
    inner join numbered as begun
        on firsts.first_spot = begun.spot
        and firsts.first_of_dangers = begun.of_dangers
        and firsts.first_no = begun.ticket_no
)
select * from chains
