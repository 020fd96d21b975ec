-- Every scope that has a row: those with tickets in the periods compared, and all communities.
-- kept:  yes
-- grain: scope_kind, scope
with
compared as (select * from run_periods where is_compared),
ticket_scopes as (select * from int_ticket_scopes),
ref_communities as (select * from ref_communities),
present as (
    select periods.ticket_id as ticket_id
    from int_ticket_periods as periods
    inner join compared on periods.period_id = compared.period_id
    union all
    -- Returned, or only sent out in the period, it counts in one metric alone.
    select tickets.ticket_id as ticket_id
    from int_tickets_counted as tickets
    cross join compared
    where tickets.accepted_at <= compared.as_of
        and (
            (
                tickets.accepted_at >= compared.start_at
                and tickets.accepted_at < compared.end_at
            )
            or coalesce(
                tickets.dispatched_at >= compared.start_at
                and tickets.dispatched_at < compared.end_at,
                false
            )
        )
),
named as (
    select 'street' as scope_kind, (select street from rule_scopes) as scope
    union all
    select 'community' as scope_kind, community as scope from ref_communities
    union all
    select
        ticket_scopes.scope_kind as scope_kind,
        ticket_scopes.scope as scope
    from present
    inner join ticket_scopes on present.ticket_id = ticket_scopes.ticket_id
),
scopes as (
    select scope_kind, scope
    from named
    group by scope_kind, scope
)
select * from scopes
