-- The stock of open tickets: what was there, came, went and is left; in the period, and since.
-- grain: scope_kind, scope, span
-- needs: closed_at|status
-- order: scope_kind, scope, span
-- csv: flow
-- units: tickets; opening + accepted - closed - closed_without_time = closing
-- units: closing_after_period = of these, accepted after the period; opening and closing are null where no day before is known
with
moves as (select * from int_stock_moves),
ticket_scopes as (
    select * from int_ticket_scopes where scope_kind in ('street', 'community')
),
current_period as (select * from run_periods where role = 'current'),
run_options as (select * from run_options),
spans as (
    select
        'period' as span,
        start_at as from_at,
        case
            when as_of < end_at then as_of + interval 1 second
            else end_at
        end as until_at
    from current_period
    union all
    select
        'since' as span,
        end_at as from_at,
        as_of + interval 1 second as until_at
    from current_period
    where as_of >= end_at
),
counted as (
    select
        ticket_scopes.scope_kind as scope_kind,
        ticket_scopes.scope as scope,
        spans.span as span,
        moves.entered_at < spans.from_at
        and not moves.was_never_in_stock
        and coalesce(moves.left_at >= spans.from_at, true) as is_opening,
        moves.entered_at >= spans.from_at as is_accepted,
        not moves.was_never_in_stock
        and coalesce(
            moves.left_at >= spans.from_at and moves.left_at < spans.until_at,
            false
        ) as is_closed,
        moves.entered_at >= spans.from_at
        and moves.was_never_in_stock as is_closed_without_time,
        not moves.was_never_in_stock
        and coalesce(moves.left_at >= spans.until_at, true) as is_closing,
        moves.entered_at >= current_period.end_at as is_after_period
    from moves
    inner join ticket_scopes on moves.ticket_id = ticket_scopes.ticket_id
    cross join spans
    cross join current_period
    where moves.entered_at < spans.until_at
),
summed as (
    select
        scope_kind,
        scope,
        span,
        sum(case when is_opening then 1 else 0 end)::integer as opening,
        sum(case when is_accepted then 1 else 0 end)::integer as accepted,
        sum(case when is_closed then 1 else 0 end)::integer as closed,
        sum(case when is_closed_without_time then 1 else 0 end)::integer
            as closed_without_time,
        sum(case when is_closing then 1 else 0 end)::integer as closing,
        sum(case when is_closing and is_after_period then 1 else 0 end)
            ::integer as closing_after_period
    from counted
    group by scope_kind, scope, span
),
-- A community may have tickets since the period alone, and none in it.
named as (
    select scope_kind, scope
    from int_scopes
    where scope_kind in ('street', 'community')
    union all
    select scope_kind, scope
    from summed
    where opening + accepted + closed + closing > 0
),
scopes as (
    select scope_kind, scope from named group by scope_kind, scope
),
flow as (
    select
        scopes.scope_kind as scope_kind,
        scopes.scope as scope,
        spans.span as span,
        spans.from_at as from_at,
        spans.until_at as until_at,
        case
            when spans.from_at > run_options.covered_from
                then coalesce(summed.opening, 0)
        end as opening,
        coalesce(summed.accepted, 0) as accepted,
        coalesce(summed.closed, 0) as closed,
        coalesce(summed.closed_without_time, 0) as closed_without_time,
        case
            when spans.from_at > run_options.covered_from
                then coalesce(summed.closing, 0)
        end as closing,
        coalesce(summed.closing_after_period, 0) as closing_after_period
    from scopes
    cross join spans
    cross join run_options
    left join summed
        on scopes.scope_kind = summed.scope_kind
        and scopes.scope = summed.scope
        and spans.span = summed.span
)
select * from flow
