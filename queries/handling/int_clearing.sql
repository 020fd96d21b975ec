-- The stock of open tickets on the first day of the period, and what became of each: to be cleared, each by its own way.
-- grain: ticket_id
-- order: accepted_at, ticket_id
-- csv: clearing
-- needs: closed_at|status
-- hidden: lacks
-- units: is_struck_off = closed, and solved with a satisfied caller or explained on record, null where the exports lack a column for it
-- units: is_back = the caller came again within thirty days; null where the exports are too short to know of none
-- units: lacks = the field that the exports have not and striking off wants: solved, satisfaction or none
with
moves as (select * from int_stock_moves),
tickets as (select * from int_tickets),
records as (select * from int_tickets_counted),
current_period as (select * from run_periods where role = 'current'),
levels as (select * from rule_satisfaction),
competence as (
    select topic as known_topic, needs_enforcement, external_units
    from ref_competence
),
answers as (
    select
        count(case when field = 'solved' then 1 end) as verdicts,
        count(case when field <> 'solved' then 1 end) as ratings
    from run_fields
    where field in (
        'solved', 'satisfaction', 'sat_final', 'sat_overall', 'sat_first'
    )
),
returned as (
    select earlier_id
    from int_repeats
    where is_return
    group by earlier_id
),
unknown as (
    select count(*) > 0 as is_unknown
    from int_unknown_metrics
    where metric = 'repeat_rate'
),
stock as (
    select
        tickets.ticket_id as ticket_id,
        tickets.community as community,
        tickets.unit as unit,
        tickets.accepted_at as accepted_at,
        case
            when tickets.closed_at <= current_period.as_of
                then tickets.closed_at
        end as closed_at,
        coalesce(moves.left_at <= current_period.as_of, false) as is_closed,
        case
            when tickets.is_unreasonable then 'unreasonable'
            when coalesce(tickets.status, '') = 'suspended' then 'legal_route'
            when records.is_hard then 'needs_plan'
            when coalesce(competence.needs_enforcement, false)
                or coalesce(competence.external_units, '') <> ''
                then 'needs_whistle'
            else 'this_week'
        end as way,
        coalesce(
            tickets.solved = 'explained'
            or (tickets.solved = 'solved' and levels.is_strict),
            false
        ) as is_settled,
        returned.earlier_id is not null as is_back,
        unknown.is_unknown as is_unknown,
        case
            when answers.verdicts = 0 then 'solved'
            when answers.ratings = 0 then 'satisfaction'
            else ''
        end as lacks
    from moves
    inner join tickets on moves.ticket_id = tickets.ticket_id
    inner join records on tickets.ticket_id = records.ticket_id
    cross join current_period
    cross join answers
    cross join unknown
    left join levels on tickets.satisfaction = levels.level
    left join competence on tickets.topic = competence.known_topic
    left join returned on tickets.ticket_id = returned.earlier_id
    where moves.entered_at < current_period.start_at
        and not moves.was_never_in_stock
        and coalesce(moves.left_at >= current_period.start_at, true)
),
cleared as (
    select
        ticket_id,
        community,
        unit,
        accepted_at,
        closed_at,
        way,
        is_closed,
        case when lacks = '' then is_closed and is_settled end as is_struck_off,
        case when is_back or not is_unknown then is_closed and is_back end
            as is_back,
        lacks
    from stock
)
select * from cleared
