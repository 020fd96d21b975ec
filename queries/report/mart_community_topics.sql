-- Tickets of the period by community and topic group, empty cells included; the fifteen largest groups.
-- grain: community, topic_group
-- order: community_no, community, group_no
-- page: report
with
accepted as (
    select
        int_ticket_periods.community as community,
        int_tickets.shown_topic_group as topic_group
    from int_ticket_periods
    inner join int_tickets
        on int_ticket_periods.ticket_id = int_tickets.ticket_id
    inner join run_periods
        on int_ticket_periods.period_id = run_periods.period_id
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
cells as (
    select
        communities.scope as community,
        communities.scope_no as community_no,
        mart_topic_groups.topic_group as topic_group,
        mart_topic_groups.group_label as group_label,
        mart_topic_groups.group_no as group_no
    from communities
    cross join mart_topic_groups
    where mart_topic_groups.group_no <= 15
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
