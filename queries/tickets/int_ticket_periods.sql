-- What each ticket is to each period, as it could be seen at that period's own moment.
-- grain: period_id, ticket_id
-- units: is_accepted = ACC, is_closed = CLO, is_due = DUE; is_closed_by, is_open = state at as_of
with
tickets as (select * from int_tickets),
run_periods as (select * from run_periods),
run_options as (select * from run_options),
seen as (
    select
        run_periods.period_id as period_id,
        tickets.ticket_id as ticket_id,
        run_periods.start_at as start_at,
        run_periods.end_at as end_at,
        run_periods.as_of as as_of,
        tickets.accepted_at as accepted_at,
        tickets.closed_at as closed_at,
        tickets.effective_deadline_at as effective_deadline_at,
        tickets.deadline_basis as deadline_basis,
        tickets.outcome as outcome,
        tickets.satisfaction as satisfaction,
        tickets.accepted_at >= run_periods.start_at
        and tickets.accepted_at < run_periods.end_at as is_accepted,
        coalesce(tickets.closed_at <= run_periods.as_of, false)
        or (
            tickets.closed_at is null
            and coalesce(tickets.status, '') = 'closed'
        ) as is_closed_by,
        tickets.is_rated
        and coalesce(tickets.called_back_at <= run_periods.as_of, true)
            as is_rated
    from tickets
    cross join run_periods
    where tickets.accepted_at <= run_periods.as_of
),
placed as (
    select
        seen.period_id as period_id,
        seen.ticket_id as ticket_id,
        seen.satisfaction as satisfaction,
        seen.is_accepted as is_accepted,
        coalesce(
            seen.closed_at <= seen.as_of
            and seen.closed_at >= seen.start_at
            and seen.closed_at < seen.end_at,
            false
        ) as is_closed,
        case
            when seen.deadline_basis = 'given' then seen.is_accepted
            else coalesce(
                seen.effective_deadline_at >= seen.start_at
                and seen.effective_deadline_at < seen.end_at
                and seen.effective_deadline_at <= seen.as_of,
                false
            )
        end as is_due,
        case
            when seen.deadline_basis = 'given' then seen.outcome = 'ontime'
            else coalesce(
                seen.closed_at <= seen.effective_deadline_at
                and seen.closed_at <= seen.as_of,
                false
            )
        end as is_ontime,
        seen.is_closed_by as is_closed_by,
        run_options.has_closure and not seen.is_closed_by as is_open,
        run_options.has_closure
        and not seen.is_closed_by
        and coalesce(seen.effective_deadline_at < seen.as_of, false)
            as is_overdue_open,
        seen.is_rated as is_rated
    from seen
    cross join run_options
),
relevant as (
    select *
    from placed
    where is_accepted or is_closed or is_due or is_open
)
select * from relevant
