-- Each community's figures of this period, side by side.
-- grain: community
-- order: community_no, community
-- sheet: annex.xlsx
-- page: report, communities
-- units: values = shares 0-1; expected = as its mix of demand types would have it
with
figures as (select * from mart_scope_figures where scope_kind = 'community'),
ref_communities as (select * from ref_communities),
communities as (
    select
        figures.scope as community,
        figures.scope_no as community_no,
        ref_communities.households as households,
        figures.tickets as tickets,
        figures.previous_tickets as previous_tickets,
        figures.per_1000 as per_1000,
        figures.per_1000_lower_95 as per_1000_lower_95,
        figures.per_1000_upper_95 as per_1000_upper_95,
        figures.due as due,
        figures.ontime as ontime,
        figures.ontime_value as ontime_value,
        figures.ontime_status as ontime_status,
        figures.ontime_expected as ontime_expected,
        figures.ontime_lower_95 as ontime_lower_95,
        figures.ontime_upper_95 as ontime_upper_95,
        figures.overdue_open as overdue_open,
        figures.solvable as solvable,
        figures.solved as solved,
        figures.solved_lower_95 as solved_lower_95,
        figures.solved_upper_95 as solved_upper_95,
        figures.repeatable as repeatable,
        figures.repeats as repeats,
        figures.rated as rated,
        figures.satisfied as satisfied,
        figures.satisfaction_value as satisfaction_value,
        figures.satisfaction_lower_95 as satisfaction_lower_95,
        figures.satisfaction_upper_95 as satisfaction_upper_95,
        figures.satisfaction_status as satisfaction_status,
        figures.satisfaction_expected as satisfaction_expected,
        figures.closed as closed,
        figures.rated_share as rated_share
    from figures
    left join ref_communities on figures.scope = ref_communities.community
)
select * from communities
