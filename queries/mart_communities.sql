-- Each community's figures of this period, side by side.
-- grain: community
-- order: community_no, community
-- units: values = shares 0-1
with
metrics as (select * from mart_metrics where scope_kind = 'community'),
ref_communities as (select * from ref_communities),
wide as (
    select
        scope as community,
        max(scope_no)::integer as community_no,
        max(case when metric = 'volume' then numerator end) as tickets,
        max(case when metric = 'volume' then previous_numerator end)
            as previous_tickets,
        max(case when metric = 'ontime_rate' then denominator end) as due,
        max(case when metric = 'ontime_rate' then numerator end) as ontime,
        max(case when metric = 'ontime_rate' then value end) as ontime_value,
        max(case when metric = 'ontime_rate' then status end)
            as ontime_status,
        max(case when metric = 'overdue_open' then numerator end)
            as overdue_open,
        max(case when metric = 'satisfaction_strict' then denominator end)
            as rated,
        max(case when metric = 'satisfaction_strict' then numerator end)
            as satisfied,
        max(case when metric = 'satisfaction_strict' then value end)
            as satisfaction_value,
        max(case when metric = 'satisfaction_strict' then lower_95 end)
            as satisfaction_lower_95,
        max(case when metric = 'satisfaction_strict' then upper_95 end)
            as satisfaction_upper_95,
        max(case when metric = 'satisfaction_strict' then status end)
            as satisfaction_status,
        max(case when metric = 'rated_share' then denominator end) as closed,
        max(case when metric = 'rated_share' then value end) as rated_share
    from metrics
    group by scope
),
communities as (
    select
        wide.community as community,
        wide.community_no as community_no,
        ref_communities.households as households,
        wide.tickets as tickets,
        case
            when ref_communities.households > 0
                then wide.tickets * 1000.0 / ref_communities.households
        end::double as tickets_per_1000_households,
        wide.previous_tickets as previous_tickets,
        wide.due as due,
        wide.ontime as ontime,
        wide.ontime_value as ontime_value,
        wide.ontime_status as ontime_status,
        wide.overdue_open as overdue_open,
        wide.rated as rated,
        wide.satisfied as satisfied,
        wide.satisfaction_value as satisfaction_value,
        wide.satisfaction_lower_95 as satisfaction_lower_95,
        wide.satisfaction_upper_95 as satisfaction_upper_95,
        wide.satisfaction_status as satisfaction_status,
        wide.closed as closed,
        wide.rated_share as rated_share
    from wide
    left join ref_communities on wide.community = ref_communities.community
)
select * from communities
