-- What three callers or more raised within thirty days (L3), the largest first; confidential tickets count and name nothing.
-- grain: cluster_id
-- order: cluster_no
-- sheet: annex.xlsx
-- page: report
with
cluster_tickets as (select * from est_cluster_tickets where callers >= 3 and place <> ''),
topics as (
    select
        est_clusters.cluster_id as cluster_id,
        int_topics.topic_label as topic_label
    from est_clusters
    inner join int_topics on est_clusters.topic = int_topics.topic
),
tickets as (select * from int_tickets),
periods as (select * from int_ticket_periods),
current_period as (select * from run_periods where role = 'current'),
members as (
    select
        cluster_tickets.cluster_id as cluster_id,
        cluster_tickets.place as place,
        cluster_tickets.callers as callers,
        tickets.community as community,
        tickets.accepted_at as accepted_at,
        coalesce(periods.is_open, false) as is_open,
        tickets.is_withheld as is_withheld
    from cluster_tickets
    inner join tickets on cluster_tickets.ticket_id = tickets.ticket_id
    cross join current_period
    left join periods
        on tickets.ticket_id = periods.ticket_id
        and current_period.period_id = periods.period_id
),
-- Spread wider than half, a cluster is of no community.
communities as (
    select
        cluster_id,
        community,
        count(*)::integer as community_tickets
    from members
    group by cluster_id, community
),
clusters as (
    select
        cluster_id,
        min(place) as place,
        count(*)::integer as tickets,
        max(callers)::integer as callers,
        sum(case when is_open then 1 else 0 end)::integer as open,
        min(accepted_at) as first_at,
        max(accepted_at) as last_at,
        sum(case when is_withheld then 1 else 0 end)::integer as withheld
    from members
    group by cluster_id
),
numbered as (
    select
        row_number() over (
            order by
                clusters.callers desc, clusters.tickets desc, clusters.cluster_id
        )::integer as cluster_no,
        clusters.cluster_id as cluster_id,
        clusters.place as place,
        coalesce(communities.community, '') as community,
        topics.topic_label as topic_label,
        clusters.tickets as tickets,
        clusters.callers as callers,
        clusters.open as open,
        clusters.first_at as first_at,
        clusters.last_at as last_at
    from clusters
    inner join topics on clusters.cluster_id = topics.cluster_id
    left join communities
        on clusters.cluster_id = communities.cluster_id
        and communities.community_tickets * 2 > clusters.tickets
    where clusters.withheld < clusters.tickets
)
select * from numbered
