-- What to ask and tell at which estates, by the plan of the visits: of what is told of as a hotspot, how far it is and who has it.
-- grain: estate, reason
-- order: estate_no
-- page: report, visits
-- needs: visits
-- units: tickets, first_at, last_at, unit = null where no hotspot is the reason; open = null as well where no export tells what is closed
-- units: unit = of the open ticket that is due first, of most tickets where none is open; due_at = when that is due, null without a deadline
with
plan as (select * from est_visit_stops),
reasons as (
    select word, value from rule_visit_words where word_kind = 'reason'
),
run_options as (select * from run_options),
needs as (select * from int_visit_needs),
hotspots as (
    select
        *,
        row_number() over (
            partition by place, topic order by tickets desc, hotspot_id
        ) as told_no
    from int_hotspots
),
held as (
    select
        int_hotspot_tickets.hotspot_id as hotspot_id,
        int_hotspot_tickets.ticket_id as ticket_id,
        int_tickets.unit as unit,
        count(*) over (
            partition by int_hotspot_tickets.hotspot_id, int_tickets.unit
        ) as unit_tickets
    from int_hotspot_tickets
    inner join int_tickets
        on int_hotspot_tickets.ticket_id = int_tickets.ticket_id
),
open_tickets as (
    select ticket_id as open_ticket, effective_deadline_at as due_at
    from int_open_tickets
),
members as (
    select
        held.hotspot_id as member_of,
        held.unit as unit,
        open_tickets.due_at as due_at,
        row_number() over (
            partition by held.hotspot_id
            order by
                case when open_tickets.open_ticket is null then 1 else 0 end,
                case when open_tickets.due_at is null then 1 else 0 end,
                open_tickets.due_at,
                held.unit_tickets desc,
                held.unit,
                held.ticket_id
        ) as member_no
    from held
    left join open_tickets on held.ticket_id = open_tickets.open_ticket
),
first_members as (select * from members where member_no = 1),
told as (
    select
        needs.estate as told_estate,
        replace(reasons.value, '{topic}', needs.topic_label) as told_reason,
        needs.topic_label as topic_label,
        hotspots.tickets as tickets,
        case when run_options.has_closure then hotspots.open end as open,
        hotspots.first_at as first_at,
        hotspots.last_at as last_at,
        first_members.unit as unit,
        first_members.due_at as due_at,
        coalesce(first_members.due_at <= run_options.as_of, false) as is_overdue
    from needs
    inner join reasons on needs.kind = reasons.word
    inner join hotspots
        on needs.estate = hotspots.place
        and needs.topic = hotspots.topic
        and hotspots.told_no = 1
    inner join first_members on hotspots.hotspot_id = first_members.member_of
    cross join run_options
    where needs.kind = 'place'
),
estates as (
    select
        plan.community as community,
        plan.estate as estate,
        plan.reason as reason,
        sum(plan.households)::integer as households
    from plan
    left join reasons on plan.reason = reasons.value
    where reasons.value is null
    group by plan.community, plan.estate, plan.reason
),
shown as (
    select
        row_number() over (
            order by estates.community, estates.estate, estates.reason
        )::integer as estate_no,
        estates.community as community,
        estates.estate as estate,
        estates.reason as reason,
        estates.households as households,
        told.topic_label as topic_label,
        told.tickets as tickets,
        told.open as open,
        told.first_at as first_at,
        told.last_at as last_at,
        told.unit as unit,
        told.due_at as due_at,
        coalesce(told.is_overdue, false) as is_overdue
    from estates
    left join told
        on estates.estate = told.told_estate
        and estates.reason = told.told_reason
)
select * from shown
