-- For each list of tickets, how many are counted and have no row in it, since they are confidential.
-- grain: list, scope_kind, scope
-- page: report, communities
-- needs: closed_at|status
with
levels as (select * from rule_satisfaction where is_dissatisfied),
open_tickets as (select * from int_open_tickets where is_withheld),
rated as (
    select int_tickets.community as community
    from int_tickets
    inner join int_listed_tickets
        on int_tickets.ticket_id = int_listed_tickets.ticket_id
    where int_tickets.is_withheld
        and int_listed_tickets.in_closed
        and int_listed_tickets.satisfaction in (select level from levels)
),
contradicting as (
    select int_tickets.community as community
    from int_ticket_metrics
    cross join (
        select concat('|', metric, '|') as listed
        from run_metrics
        where metric in (
            'solved_dissatisfied_share', 'back_in_week_share',
            'satisfied_unsolved_share'
        )
    ) as kinds
    inner join int_tickets
        on int_ticket_metrics.ticket_id = int_tickets.ticket_id
    where int_tickets.is_withheld
        and position(kinds.listed in int_ticket_metrics.numerators) > 0
),
disputed as (
    select int_tickets.community as community
    from int_appeals
    inner join int_tickets on int_appeals.ticket_id = int_tickets.ticket_id
    where int_tickets.is_withheld and int_appeals.against_no = 0
),
withheld as (
    select 'overdue' as list, community from open_tickets where is_overdue
    union all
    select 'near_due', community from open_tickets where is_near_due
    union all
    select 'hard', community from open_tickets where is_stuck
    union all
    select 'dissatisfied', community from rated
    union all
    select 'contradictions', community from contradicting
    union all
    select 'appeals', community from disputed
),
gaps as (
    select
        list,
        'street' as scope_kind,
        (select street from rule_scopes) as scope,
        count(*)::integer as withheld
    from withheld
    group by list
    union all
    select
        list,
        'community',
        community,
        count(*)::integer
    from withheld
    group by list, community
)
select * from gaps
