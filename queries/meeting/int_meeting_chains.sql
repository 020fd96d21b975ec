-- The ticket that a matter of a topic and a place is called by: the first of those that came one upon another, closed since or not.
-- grain: meeting_no, chained_matter
-- needs: closed_at|status
-- units: a matter of danger has a chain of dangers alone
-- units: one upon another = accepted within two weeks after the last before it was closed: two packs in a row have no wider gap
with
members as (
    select meeting_no, matter, ticket_id, kind = 'danger' as of_dangers
    from int_meeting_members
    where name_no = 1 and kind <> 'overdue'
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
        ticket_id, is_danger, accepted_at, ended_at
    from tickets
    where estate <> ''
    union all
    select
        concat(topic, '@', community) as of_place,
        ticket_id, is_danger, accepted_at, ended_at
    from tickets
    where community <> estate
),
ordered as (
    select
        spots.of_place as spot,
        matters.of_dangers as of_dangers,
        spots.ticket_id as ticket_id,
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
        begins,
        sum(begins) over (
            partition by spot, of_dangers
            order by accepted_at, ticket_id
            rows between unbounded preceding and current row
        ) as chain_no
    from begun
),
firsts as (
    select
        spot as first_spot,
        of_dangers as first_of_dangers,
        chain_no as first_chain,
        ticket_id as first_ticket
    from numbered
    where begins = 1
),
chains as (
    select
        members.meeting_no as meeting_no,
        members.matter as chained_matter,
        firsts.first_ticket as first_ticket
    from members
    inner join numbered
        on members.matter = numbered.spot
        and members.of_dangers = numbered.of_dangers
        and members.ticket_id = numbered.ticket_id
    inner join firsts
        on numbered.spot = firsts.first_spot
        and numbered.of_dangers = firsts.first_of_dangers
        and numbered.chain_no = firsts.first_chain
)
select * from chains
