-- Matters of a meeting, and parts of one, of which all tickets are one caller's who raised the same there over and over; dangers are none.
-- grain: meeting_no, heavy_as
-- needs: closed_at|status
-- units: heavy_as = the matter or the part, as told_as; heavy_tickets = that caller's of the period, and of the days in which so many count
-- units: heavy_no = which of them the matter is called by; heavy_begun_at = the first of them came
-- units: heavy_ended_at = when the last that was closed before that came was closed
with
parts as (select * from int_meeting_parts where kind <> 'danger'),
meetings as (select meeting_no as known_meeting, start_at, as_of from int_meetings),
rule_repeats as (select * from rule_repeats),
matters as (
    select int_repeat_matters.ticket_id as raised_ticket, matter_id, accepted_at, closed_at
    from int_repeat_matters
    inner join int_tickets
        on int_repeat_matters.ticket_id = int_tickets.ticket_id
),
raised as (
    select
        parts.meeting_no as meeting_no,
        parts.told_as as heavy_as,
        min(matters.matter_id) as raised_matter,
        min(case when parts.told_no = 1 then parts.ticket_id end) as own_ticket,
        min(case when parts.told_no = 1 then parts.accepted_at end) as own_at
    from parts
    left join matters on parts.ticket_id = matters.raised_ticket
    group by parts.meeting_no, parts.told_as
    having count(matters.matter_id) = count(*)
        and min(matters.matter_id) = max(matters.matter_id)
),
counted as (
    select
        raised.meeting_no as meeting_no,
        raised.heavy_as as heavy_as,
        count(*)::integer as heavy_tickets,
        sum(
            case
                when matters.accepted_at < raised.own_at
                    or matters.raised_ticket = raised.own_ticket then 1
                else 0
            end
        )::integer as heavy_no,
        min(matters.accepted_at) as heavy_begun_at,
        max(
            case
                when matters.closed_at <= raised.own_at then matters.closed_at
            end
        ) as heavy_ended_at
    from raised
    inner join matters on raised.raised_matter = matters.matter_id
    inner join meetings on raised.meeting_no = meetings.known_meeting
    cross join rule_repeats
    where matters.accepted_at <= meetings.as_of
        and (
            matters.accepted_at >= meetings.start_at
            or matters.accepted_at
                > meetings.as_of - interval (rule_repeats.heavy_days) day
        )
    group by raised.meeting_no, raised.heavy_as
),
heavy as (
    select counted.*
    from counted
    cross join rule_repeats
    where counted.heavy_tickets >= rule_repeats.heavy_tickets
)
select * from heavy
