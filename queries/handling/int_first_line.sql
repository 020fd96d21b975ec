-- What the unit first dispatched to closed by itself, without return, new dispatch or rework, by community and unit.
-- grain: scope_kind, scope
-- order: scope_kind, scope
-- csv: first_line
-- sheet: annex.xlsx
-- page: report
-- needs: closed_at, returns|redispatched_at|rework|rework_count
-- units: closed = of the period; first_line_share = 0-1; returns = times given back
with
periods as (select * from int_ticket_periods where is_closed),
current_period as (select * from run_periods where role = 'current'),
records as (select * from int_tickets_counted),
scopes as (
    select *
    from int_ticket_scopes
    where scope_kind in ('street', 'community', 'unit')
),
closed as (
    select
        records.ticket_id as ticket_id,
        records.return_count as return_count,
        records.return_count > 0 or records.redispatched_at is not null
            as is_passed_on,
        records.is_reworked as is_reworked
    from periods
    inner join current_period on periods.period_id = current_period.period_id
    inner join records on periods.ticket_id = records.ticket_id
),
counted as (
    select
        scopes.scope_kind as scope_kind,
        scopes.scope as scope,
        count(*)::integer as closed,
        sum(
            case
                when closed.is_passed_on or closed.is_reworked then 0 else 1
            end
        )::integer as first_line,
        sum(case when closed.is_passed_on then 1 else 0 end)::integer
            as passed_on,
        sum(
            case
                when closed.is_reworked and not closed.is_passed_on then 1
                else 0
            end
        )::integer as only_reworked,
        sum(closed.return_count)::integer as returns,
        sum(case when closed.return_count >= 3 then 1 else 0 end)::integer
            as ping_pong
    from closed
    inner join scopes on closed.ticket_id = scopes.ticket_id
    group by scopes.scope_kind, scopes.scope
),
shares as (
    select
        scope_kind,
        scope,
        closed,
        first_line,
        first_line::double / closed as first_line_share,
        passed_on,
        only_reworked,
        returns,
        ping_pong
    from counted
)
select * from shares
