-- Matters that three callers or more raised within thirty days (L3), the largest first; confidential tickets count and name nothing.
-- grain: matter_id
-- order: matter_no
-- sheet: annex.xlsx
-- page: report
with
matter_tickets as (select * from est_matter_tickets where callers >= 3 and place <> ''),
tickets as (select * from int_tickets),
periods as (select * from int_ticket_periods),
current_period as (select * from run_periods where role = 'current'),
members as (
    select
        matter_tickets.matter_id as matter_id,
        matter_tickets.place as place,
        matter_tickets.callers as callers,
        tickets.community as community,
        tickets.topic_label as topic_label,
        tickets.accepted_at as accepted_at,
        coalesce(periods.is_open, false) as is_open,
        tickets.is_withheld as is_withheld
    from matter_tickets
    inner join tickets on matter_tickets.ticket_id = tickets.ticket_id
    cross join current_period
    left join periods
        on tickets.ticket_id = periods.ticket_id
        and current_period.period_id = periods.period_id
),
-- Spread wider than half, a matter is of no community.
communities as (
    select
        matter_id,
        community,
        count(*)::integer as community_tickets
    from members
    group by matter_id, community
),
matters as (
    select
        matter_id,
        min(place) as place,
        min(topic_label) as topic_label,
        count(*)::integer as tickets,
        max(callers)::integer as callers,
        sum(case when is_open then 1 else 0 end)::integer as open,
        min(accepted_at) as first_at,
        max(accepted_at) as last_at,
        sum(case when is_withheld then 1 else 0 end)::integer as withheld
    from members
    group by matter_id
),
numbered as (
    select
        row_number() over (
            order by
                matters.callers desc, matters.tickets desc, matters.matter_id
        )::integer as matter_no,
        matters.matter_id as matter_id,
        matters.place as place,
        coalesce(communities.community, '') as community,
        matters.topic_label as topic_label,
        matters.tickets as tickets,
        matters.callers as callers,
        matters.open as open,
        matters.first_at as first_at,
        matters.last_at as last_at
    from matters
    left join communities
        on matters.matter_id = communities.matter_id
        and communities.community_tickets * 2 > matters.tickets
    where matters.withheld < matters.tickets
)
select * from numbered
