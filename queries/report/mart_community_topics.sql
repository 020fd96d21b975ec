-- Tickets of the period by community and topic group, empty cells included: the fifteen largest groups, and the rest as one.
-- grain: community, topic_group
-- order: community_no, community, group_no
-- page: report
-- units: rest = what lists may not tell the group of, what has none, and smaller groups; a community's cells sum to its tickets
with
named_groups as (
    select topic_group from mart_topic_groups where group_no <= 15
),
accepted as (
    select
        int_ticket_periods.community as community,
        case
            when named_groups.topic_group is null then 'other'
            else int_tickets.shown_topic_group
        end as topic_group
    from int_ticket_periods
    inner join int_tickets
        on int_ticket_periods.ticket_id = int_tickets.ticket_id
    inner join run_periods
        on int_ticket_periods.period_id = run_periods.period_id
    left join named_groups
        on int_tickets.shown_topic_group = named_groups.topic_group
    where run_periods.role = 'current' and int_ticket_periods.is_accepted
),
counts as (
    select community, topic_group, count(*) as tickets
    from accepted
    group by community, topic_group
),
communities as (
    select scope, scope_no
    from mart_scope_figures
    where scope_kind = 'community'
),
drawn as (
    select topic_group
    from counts
    where community in (select scope from communities)
    group by topic_group
),
labels as (
    select topic_group, max(group_label) as group_label
    from int_topics
    group by topic_group
),
cells as (
    select
        communities.scope as community,
        communities.scope_no as community_no,
        labels.topic_group as topic_group,
        labels.group_label as group_label,
        case
            when labels.topic_group = 'other' then 16
            else mart_topic_groups.group_no
        end as group_no
    from communities
    cross join drawn
    inner join labels on drawn.topic_group = labels.topic_group
    left join mart_topic_groups
        on drawn.topic_group = mart_topic_groups.topic_group
),
filled as (
    select
        cells.community as community,
        cells.community_no as community_no,
        cells.topic_group as topic_group,
        cells.group_label as group_label,
        cells.group_no as group_no,
        coalesce(counts.tickets, 0)::integer as tickets
    from cells
    left join counts
        on cells.community = counts.community
        and cells.topic_group = counts.topic_group
)
select * from filled
