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
repeated as (
    select later_id as ticket_id
    from int_repeats
    where is_repeat
    group by later_id
),
raised_again as (
    select earlier_id as ticket_id
    from int_repeats
    where is_return
    group by earlier_id
),
tickets as (
    select
        int_tickets.ticket_id as ticket_id,
        int_tickets.community as community,
        int_tickets.unit as unit,
        int_tickets.topic as topic,
        int_tickets.topic_group as topic_group,
        int_tickets.demand_type as demand_type,
        int_tickets.channel as channel,
        int_tickets.accepted_at as accepted_at,
        int_tickets.closed_at as closed_at,
        int_tickets.called_back_at as called_back_at,
        int_tickets.effective_deadline_at as effective_deadline_at,
        int_tickets.deadline_basis as deadline_basis,
        int_tickets.outcome as outcome,
        int_tickets.satisfaction as satisfaction,
        int_tickets.contacted as contacted,
        int_tickets.solved as solved,
        int_tickets.is_rated as is_rated,
        int_tickets.is_called_back as is_called_back,
        int_tickets.is_reworked as is_reworked,
        int_tickets.is_urged as is_urged,
        int_tickets.is_unreasonable as is_unreasonable,
        coalesce(int_tickets.status, '') = 'suspended' as is_suspended,
        int_tickets.closed_at is null
        and coalesce(int_tickets.status, '') = 'closed' as is_closed_untimed,
        int_tickets.is_repeat_flagged or repeated.ticket_id is not null
            as is_repeat,
        raised_again.ticket_id is not null as is_raised_again,
        int_tickets.closed_at + interval (rule_repeats.once_days) day
            as once_known_at,
        coalesce(levels.is_strict, false) as is_strict,
        coalesce(levels.is_inclusive, false) as is_inclusive,
        int_exclusions.ticket_id is not null as is_excluded
    from int_tickets
    cross join rule_repeats
    left join repeated on int_tickets.ticket_id = repeated.ticket_id
    left join raised_again on int_tickets.ticket_id = raised_again.ticket_id
    left join int_exclusions on int_tickets.ticket_id = int_exclusions.ticket_id
    left join rule_satisfaction as levels
        on int_tickets.satisfaction = levels.level
),
run_periods as (select * from run_periods),
run_options as (select * from run_options),
seen as (
    select
        tickets.*,
        run_periods.period_id as period_id,
        run_periods.start_at as start_at,
        run_periods.end_at as end_at,
        run_periods.as_of as as_of,
        run_options.has_closure as has_closure,
        tickets.accepted_at >= run_periods.start_at
        and tickets.accepted_at < run_periods.end_at as is_accepted,
        coalesce(tickets.closed_at <= run_periods.as_of, false)
            as is_closing_seen,
        coalesce(tickets.called_back_at <= run_periods.as_of, true)
            as is_callback_seen
    from tickets
    cross join run_periods
    cross join run_options
    where tickets.accepted_at <= run_periods.as_of
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
