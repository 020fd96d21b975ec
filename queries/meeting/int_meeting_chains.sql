-- The ticket that a matter of a topic and a place, or a part of one, is called by: the first of those one upon another, closed or not.
-- grain: meeting_no, chained_matter
-- needs: closed_at|status
-- units: a matter of danger has a chain of dangers alone; chained_matter = or the part, as it is told
-- units: later = open tickets of the matter that came after ended_at; before_unit = whose the earlier ones are, the first of as many as before_units
-- units: before = tickets of it that came before the first of the matter, of before_callers
-- units: before_own = of those, of the caller of the first of the matter or named by it; before_unknown = where a caller is not known
-- units: begun_at = the first of them, ended_at = when the last was closed, none while one is open
with
members as (
    select
        meeting_no, told_as as matter, ticket_id, kind = 'danger' as of_dangers
    from int_meeting_parts
    where told_no = 1 and (kind <> 'overdue' or part <> '')
),
numbered as (select * from int_meeting_chained),
meetings as (select meeting_no as known_meeting, as_of from int_meetings),
named as (select later_id, earlier_id from int_repeats where basis = 'link'),
firsts as (
    select
        spot as first_spot,
        of_dangers as first_of_dangers,
        chain_no as first_chain,
        min(ticket_no) as first_no
    from numbered
    group by spot, of_dangers, chain_no
),
-- What came before the first of each matter.
earlier as (
    select
        members.meeting_no as earlier_meeting,
        members.matter as earlier_matter,
        (
            count(distinct before.caller_key)
            + sum(case when before.caller_key is null then 1 else 0 end)
        )::integer as before_callers,
        count(
            case when own.caller_key = before.caller_key or later_id <> '' then 1 end
        )::integer as before_own,
        (count(*) - count(case when own.caller_key <> '' then before.caller_key end))
            ::integer as before_unknown,
        count(distinct before.unit)::integer as before_units,
        min(before.unit) as before_unit
    from members
    inner join numbered as own
        on members.matter = own.spot
        and members.of_dangers = own.of_dangers
        and members.ticket_id = own.ticket_id
    inner join numbered as before
        on own.spot = before.spot
        and own.of_dangers = before.of_dangers
        and own.chain_no = before.chain_no
    left join named on own.ticket_id = later_id and before.ticket_id = earlier_id
    where before.ticket_no < own.ticket_no
    group by members.meeting_no, members.matter
),
open_members as (
    select
        members.meeting_no as open_meeting,
        members.matter as open_matter,
        sum(
            case when parts.accepted_at > own.last_ended_at then 1 else 0 end
        )::integer as later
    from members
    inner join numbered as own
        on members.matter = own.spot
        and members.of_dangers = own.of_dangers
        and members.ticket_id = own.ticket_id
    inner join int_meeting_parts as parts
        on members.meeting_no = parts.meeting_no
        and members.matter = parts.told_as
    where parts.is_open
    group by members.meeting_no, members.matter
),
chains as (
    select
        members.meeting_no as meeting_no,
        members.matter as chained_matter,
        begun.ticket_id as first_ticket,
        numbered.ticket_no - firsts.first_no as before,
        coalesce(earlier.before_callers, 0) as before_callers,
        coalesce(earlier.before_own, 0) as before_own,
        coalesce(earlier.before_unknown, 0) as before_unknown,
        coalesce(earlier.before_units, 0) as before_units,
        coalesce(earlier.before_unit, '') as before_unit,
        coalesce(open_members.later, 0) as later,
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
    left join earlier
        on members.meeting_no = earlier.earlier_meeting
        and members.matter = earlier.earlier_matter
    left join open_members
        on members.meeting_no = open_members.open_meeting
        and members.matter = open_members.open_matter
)
select * from chains
