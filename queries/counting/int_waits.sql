-- How long the accepted tickets of each scope took to close, or have been open without.
-- grain: role, scope_kind, scope, seconds
-- units: seconds from acceptance; closed, censored = tickets
with
periods as (select * from int_ticket_periods where is_accepted),
run_periods as (
    select *
    from run_periods
    where role = 'current' or (is_compared and is_covered)
),
tickets as (select * from int_tickets),
counted as (select * from int_tickets_counted),
scopes as (select * from int_ticket_scopes),
-- Closed without a time says neither when it ended nor that it goes on; between a
-- bare day and a time of that day nothing is known to have passed.
waits as (
    select
        run_periods.role as role,
        tickets.ticket_id as ticket_id,
        periods.is_closed_by as is_closed,
        case
            when periods.is_closed_by
                and (counted.accepted_is_day or counted.closed_is_day)
                and date_trunc('day', tickets.accepted_at)
                    = date_trunc('day', tickets.closed_at)
                then 0
            else greatest(
                date_diff(
                    'second',
                    tickets.accepted_at,
                    case
                        when periods.is_closed_by then tickets.closed_at
                        else run_periods.as_of
                    end
                ),
                0
            )
        end as seconds
    from periods
    inner join run_periods on periods.period_id = run_periods.period_id
    inner join tickets on periods.ticket_id = tickets.ticket_id
    left join counted on periods.ticket_id = counted.ticket_id
    where not periods.is_closed_by or tickets.closed_at is not null
),
totals as (
    select
        waits.role as role,
        scopes.scope_kind as scope_kind,
        scopes.scope as scope,
        waits.seconds::integer as seconds,
        sum(case when waits.is_closed then 1 else 0 end)::integer as closed,
        sum(case when waits.is_closed then 0 else 1 end)::integer as censored
    from waits
    inner join scopes on waits.ticket_id = scopes.ticket_id
    group by waits.role, scopes.scope_kind, scopes.scope, waits.seconds
)
select * from totals
