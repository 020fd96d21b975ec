-- Of each matter that was before the last meeting as well: which of its tickets are still in it, what became of the others, and what is new.
-- grain: matter
-- page: meeting
-- needs: closed_at|status
-- units: earlier_no = in the last pack, the first of as many as earlier_matters; earlier_tickets = kept + closed + open_elsewhere
-- units: earlier_codes = of the last pack, other than the present one, two at most with a stop between
-- units: tickets = kept + arrived + joined; arrived = accepted since the last meeting's data; joined = older, and not in it then
with
successors as (select * from int_meeting_successors where told_in <> ''),
earlier_members as (
    select
        successors.told_in as continued,
        members.ticket_id as earlier_ticket
    from int_meeting_members as members
    inner join successors on members.matter = successors.earlier_matter
    where members.meeting_no = 1
),
members as (select * from int_meeting_members where meeting_no = 0),
open_tickets as (
    select ticket_id as open_ticket from int_meeting_open_tickets
    where meeting_no = 0
),
last_meeting as (select as_of from int_meetings where meeting_no = 1),
numbers as (
    select
        told_in as numbered,
        min(earlier_no)::integer as earlier_no,
        count(*)::integer as earlier_matters
    from successors
    group by told_in
),
earlier_codes as (
    select
        successors.told_in as coded,
        earlier.code as earlier_code,
        row_number() over (
            partition by successors.told_in order by successors.earlier_no
        ) as code_no
    from successors
    inner join int_meeting_codes as earlier
        on earlier.meeting_no = 1
        and successors.earlier_matter = earlier.coded_matter
    inner join int_meeting_codes as present
        on present.meeting_no = 0
        and successors.told_in = present.coded_matter
    where earlier.code <> present.code
),
coded as (
    select
        coded as coded_matter,
        concat(
            max(case when code_no = 1 then earlier_code else '' end),
            max(case when code_no = 2 then concat('、', earlier_code) else '' end)
        ) as earlier_codes
    from earlier_codes
    group by coded
),
fates as (
    select
        earlier_members.continued as fated,
        count(*)::integer as earlier_tickets,
        sum(case when members.ticket_id is not null then 1 else 0 end)::integer
            as kept,
        sum(
            case
                when members.ticket_id is null
                    and open_tickets.open_ticket is not null then 1
                else 0
            end
        )::integer as open_elsewhere
    from earlier_members
    left join members
        on earlier_members.earlier_ticket = members.ticket_id
        and earlier_members.continued = members.matter
    left join open_tickets
        on earlier_members.earlier_ticket = open_tickets.open_ticket
    group by earlier_members.continued
),
present as (
    select
        members.matter as matter,
        count(*)::integer as tickets,
        sum(
            case when members.accepted_at > last_meeting.as_of then 1 else 0 end
        )::integer as arrived
    from members
    cross join last_meeting
    group by members.matter
),
continued as (
    select
        present.matter as matter,
        numbers.earlier_no as earlier_no,
        numbers.earlier_matters as earlier_matters,
        coalesce(coded.earlier_codes, '') as earlier_codes,
        fates.earlier_tickets as earlier_tickets,
        fates.kept as kept,
        fates.earlier_tickets - fates.kept - fates.open_elsewhere as closed,
        fates.open_elsewhere as open_elsewhere,
        present.tickets as tickets,
        present.arrived as arrived,
        present.tickets - present.arrived - fates.kept as joined
    from present
    inner join numbers on present.matter = numbers.numbered
    inner join fates on present.matter = fates.fated
    left join coded on present.matter = coded.coded_matter
)
select * from continued
