-- Tickets of a sensitive topic, and whether so few came beside each that its topic is not told.
-- grain: ticket_id
-- kept:  yes
-- units: is_street_few = in its month or a period told of; is_community_few = likewise of its community, or so few left out that a sum tells them
with
tickets as (
    select
        ticket_id,
        labelled_topic as topic,
        community,
        case when is_in_universe then 1 else 0 end as tickets,
        accepted_at,
        date_trunc('month', accepted_at)::timestamp as month_at
    from int_tickets_located
    where is_sensitive
),
run_periods as (select start_at, end_at from run_periods),
rule_sensitive as (select * from rule_sensitive),
-- A sensitive topic is printed from five tickets on, in a month and in each period told of, and of a community likewise.
spans as (
    select start_at, end_at
    from run_periods
    where date_diff('day', start_at, end_at) >= 28
    union all
    select month_at, (month_at + interval 1 month)::timestamp
    from tickets
),
distinct_spans as (
    select start_at, end_at
    from spans
    group by start_at, end_at
),
seen as (
    select
        tickets.ticket_id as ticket_id,
        tickets.topic as topic,
        tickets.community as community,
        tickets.tickets as tickets,
        spans.start_at as start_at,
        spans.end_at as end_at
    from tickets
    cross join distinct_spans as spans
    where tickets.accepted_at >= spans.start_at
        and tickets.accepted_at < spans.end_at
),
community_cells as (
    select topic, start_at, end_at, community, sum(tickets) as tickets
    from seen
    group by topic, start_at, end_at, community
),
-- The few that are left out of a sum could be told from it: then none are told.
street_cells as (
    select
        community_cells.topic as topic,
        community_cells.start_at as start_at,
        community_cells.end_at as end_at,
        sum(community_cells.tickets) as tickets,
        sum(
            case
                when community_cells.tickets < rule_sensitive.fewest
                    then community_cells.tickets
                else 0
            end
        ) as few_tickets
    from community_cells
    cross join rule_sensitive
    group by
        community_cells.topic, community_cells.start_at, community_cells.end_at
),
-- What a week or some days of a month have could be told from the month: of such a month nothing is told.
short_periods as (
    select start_at, end_at
    from run_periods where date_diff('day', start_at, end_at) < 28
),
split_months as (
    select tickets.month_at as month_at
    from tickets
    cross join short_periods
    where tickets.month_at < short_periods.end_at
        and (tickets.month_at + interval 1 month)::timestamp
        > short_periods.start_at
    group by tickets.month_at
),
fewest as (
    select
        seen.ticket_id as ticket_id,
        min(street_cells.tickets) as street_tickets,
        min(
            case
                when street_cells.few_tickets > 0
                    and street_cells.few_tickets < rule_sensitive.fewest then 0
                else community_cells.tickets
            end
        ) as community_tickets
    from seen
    inner join community_cells
        on seen.topic = community_cells.topic
        and seen.start_at = community_cells.start_at
        and seen.end_at = community_cells.end_at
        and seen.community = community_cells.community
    inner join street_cells
        on seen.topic = street_cells.topic
        and seen.start_at = street_cells.start_at
        and seen.end_at = street_cells.end_at
    cross join rule_sensitive
    group by seen.ticket_id
),
judged as (
    select
        tickets.ticket_id as ticket_id,
        split_months.month_at is not null
        or fewest.street_tickets < rule_sensitive.fewest as is_street_few,
        split_months.month_at is not null
        or fewest.community_tickets < rule_sensitive.fewest as is_community_few
    from tickets
    inner join fewest on tickets.ticket_id = fewest.ticket_id
    left join split_months on tickets.month_at = split_months.month_at
    cross join rule_sensitive
)
select * from judged
