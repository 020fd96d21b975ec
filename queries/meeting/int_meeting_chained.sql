-- Every ticket of the topics and places that come before meetings, by the chain it belongs to.
-- grain: spot, of_dangers, ticket_id
-- needs: closed_at|status
-- units: a chain = tickets one upon another: accepted within two weeks after the last before was closed: two packs in a row have no wider gap
-- units: of_dangers = of dangers alone; last_ended_at = when the last of those before it was closed, the moment of the data where one is open
with
members as (
    select told_as as matter, kind = 'danger' as of_dangers
    from int_meeting_parts
    where told_no = 1 and (kind <> 'overdue' or part <> '')
),
matters as (
    select matter as spot, of_dangers from members
    group by matter, of_dangers
),
current_period as (select * from run_periods where role = 'current'),
labels as (
    select
        record_no as labelled,
        coalesce(safety_kind, '') = 'danger' as is_danger
    from lbl_tickets
    where coalesce(safety_kind, '') <> 'threat'
),
tickets as (
    select
        ticket_id,
        shown_topic as topic,
        shown_estate as estate,
        community,
        unit,
        caller_key,
        labels.is_danger as is_danger,
        accepted_at,
        coalesce(closed_at, current_period.as_of) as ended_at
    from int_tickets
    inner join labels on int_tickets.record_no = labels.labelled
    cross join current_period
    where not is_withheld and shown_topic <> 'other'
),
spots as (
    select
        concat(topic, '@', estate) as of_place,
        ticket_id, unit, caller_key, is_danger, accepted_at, ended_at
    from tickets
    where estate <> ''
    union all
    select
        concat(topic, '@', community) as of_place,
        ticket_id, unit, caller_key, is_danger, accepted_at, ended_at
    from tickets
    where community <> estate
),
ordered as (
    select
        spots.of_place as spot,
        matters.of_dangers as of_dangers,
        spots.ticket_id as ticket_id,
        spots.unit as unit,
        spots.caller_key as caller_key,
        spots.accepted_at as accepted_at,
        max(spots.ended_at) over (
            partition by spots.of_place, matters.of_dangers
            order by spots.accepted_at, spots.ticket_id
            rows between unbounded preceding and 1 preceding
        ) as last_ended_at
    from spots
    inner join matters
        on spots.of_place = matters.spot
    where spots.is_danger or not matters.of_dangers
),
begun as (
    select
        ordered.*,
        case
            when last_ended_at is null
                or accepted_at > last_ended_at + interval 14 day then 1
            else 0
        end as begins
    from ordered
),
numbered as (
    select
        spot,
        of_dangers,
        ticket_id,
        unit,
        caller_key,
        accepted_at,
        last_ended_at,
        sum(begins) over (
            partition by spot, of_dangers
            order by accepted_at, ticket_id
            rows between unbounded preceding and current row
        ) as chain_no,
        row_number() over (
            partition by spot, of_dangers order by accepted_at, ticket_id
        )::integer as ticket_no
    from begun
)
select * from numbered
