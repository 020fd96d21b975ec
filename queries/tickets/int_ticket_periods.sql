-- What each ticket is to each period, as it could be seen at that period's own moment; every metric is written over these columns.
-- kept:  yes
-- grain: period_id, ticket_id
-- units: is_accepted = ACC, is_closed = CLO, is_due = DUE, all in the period; is_closed_by, is_open, is_overdue_open, is_suspended = state at as_of
-- units: is_closing_seen = closed by as_of, and known when; is_after_period = accepted after the period
-- units: is_ontime = closed by its deadline; is_extended = on an extended deadline
-- units: is_rated, is_called_back = by as_of; is_strict, is_inclusive = of the rating, by the profile's rule
-- units: contacted = yes, no, null; solved = solved, partial, unsolved, explained, null; is_reworked, is_urged, is_unreasonable = as the export says
-- units: is_repeat = raises again what the caller had closed (L2)
-- units: is_raised_again = came back within the days of closing once; is_once_known = these days have passed
-- units: is_excluded = kept out of the rates by the profile; community … channel = the scopes it counts in
with
traits as (select * from int_ticket_traits),
run_periods as (select * from run_periods),
run_options as (select * from run_options),
seen as (
    select
        traits.*,
        run_periods.period_id as period_id,
        run_periods.start_at as start_at,
        run_periods.end_at as end_at,
        run_periods.as_of as as_of,
        run_options.has_closure as has_closure,
        traits.accepted_at >= run_periods.start_at
        and traits.accepted_at < run_periods.end_at as is_accepted,
        coalesce(traits.closed_at <= run_periods.as_of, false)
            as is_closing_seen,
        coalesce(traits.called_back_at <= run_periods.as_of, true)
            as is_callback_seen
    from traits
    cross join run_periods
    cross join run_options
    where traits.accepted_at <= run_periods.as_of
),
placed as (
    select
        period_id,
        ticket_id,
        community,
        unit,
        topic,
        topic_group,
        demand_type,
        channel,
        is_accepted,
        is_closing_seen and closed_at >= start_at and closed_at < end_at
            as is_closed,
        case
            when deadline_basis = 'given' then is_accepted
            else coalesce(
                effective_deadline_at >= start_at
                and effective_deadline_at < end_at
                and effective_deadline_at <= as_of,
                false
            )
        end as is_due,
        case
            when deadline_basis = 'given' then outcome = 'ontime'
            else is_closing_seen
                and coalesce(closed_at <= effective_deadline_at, false)
        end as is_ontime,
        coalesce(deadline_basis, '') = 'extension' as is_extended,
        is_closing_seen,
        is_closing_seen or is_closed_untimed as is_closed_by,
        has_closure and not (is_closing_seen or is_closed_untimed) as is_open,
        has_closure
        and not (is_closing_seen or is_closed_untimed)
        and coalesce(effective_deadline_at < as_of, false) as is_overdue_open,
        accepted_at >= end_at as is_after_period,
        is_suspended,
        is_called_back and is_callback_seen as is_called_back,
        is_rated and is_callback_seen as is_rated,
        satisfaction,
        is_strict,
        is_inclusive,
        contacted,
        solved,
        is_reworked,
        is_urged,
        is_unreasonable,
        is_repeat,
        is_raised_again,
        coalesce(once_known_at <= as_of, false) as is_once_known,
        is_excluded
    from seen
),
relevant as (
    select *
    from placed
    where is_accepted or is_closed or is_due or is_open
)
select * from relevant
