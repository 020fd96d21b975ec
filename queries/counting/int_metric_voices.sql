-- What the caller heard most makes of a figure's bad side, where that is two tickets or more and half of the callers are known.
-- grain: metric, scope_kind, scope
-- units: most_bad of most_tickets are that caller's; without_* = the figure without all of that caller's, a denominator where it is a rate
with
metrics as (
    select
        tests.*,
        run_metrics.good_direction as good_direction,
        concat('|', tests.metric, '|') as listed,
        run_metrics.metric_kind = 'rate' as is_rate,
        run_metrics.good_direction = 'up' as is_good_up
    from int_metric_tests as tests
    inner join run_metrics on tests.metric = run_metrics.metric
    where tests.scope_kind in ('street', 'community')
        and run_metrics.metric_kind in ('rate', 'count', 'stock')
        and run_metrics.good_direction in ('up', 'down')
        and (run_metrics.is_headline or run_metrics.is_monthly)
),
tickets as (
    select
        ticket_metrics.ticket_id as ticket_id,
        ticket_metrics.numerators as numerators,
        ticket_metrics.denominators as denominators,
        tickets.community as community,
        tickets.caller_key as caller_key
    from int_ticket_metrics as ticket_metrics
    inner join int_tickets as tickets
        on ticket_metrics.ticket_id = tickets.ticket_id
),
members as (
    select
        metrics.metric as metric,
        metrics.scope_kind as scope_kind,
        metrics.scope as scope,
        tickets.caller_key as caller_key,
        case
            when metrics.is_rate and metrics.is_good_up
                then position(metrics.listed in tickets.numerators) = 0
            else position(metrics.listed in tickets.numerators) > 0
        end as is_bad
    from metrics
    cross join tickets
    where case
            when metrics.is_rate
                then position(metrics.listed in tickets.denominators) > 0
            else position(metrics.listed in tickets.numerators) > 0
        end
        and (metrics.scope_kind = 'street' or metrics.scope = tickets.community)
),
known as (
    select
        metric,
        scope_kind,
        scope,
        sum(case when caller_key is not null then 1 else 0 end) * 2 >= count(*)
            as are_known
    from members
    group by metric, scope_kind, scope
),
by_caller as (
    select
        metric,
        scope_kind,
        scope,
        caller_key,
        count(*)::integer as most_tickets,
        sum(case when is_bad then 1 else 0 end)::integer as most_bad
    from members
    where caller_key is not null
    group by metric, scope_kind, scope, caller_key
),
ranked as (
    select
        *,
        row_number() over (
            partition by metric, scope_kind, scope
            order by most_bad desc, most_tickets desc, caller_key
        ) as caller_no
    from by_caller
),
voices as (
    select
        metrics.metric as metric,
        metrics.scope_kind as scope_kind,
        metrics.scope as scope,
        metrics.good_direction as good_direction,
        metrics.change_test as change_test,
        metrics.numerator as numerator,
        metrics.denominator as denominator,
        metrics.previous_numerator as previous_numerator,
        metrics.previous_denominator as previous_denominator,
        metrics.year_ago_numerator as year_ago_numerator,
        metrics.year_ago_denominator as year_ago_denominator,
        metrics.days as days,
        metrics.previous_days as previous_days,
        metrics.year_ago_days as year_ago_days,
        ranked.most_tickets as most_tickets,
        ranked.most_bad as most_bad,
        metrics.numerator - case
            when metrics.is_rate and metrics.is_good_up
                then ranked.most_tickets - ranked.most_bad
            else ranked.most_bad
        end as without_numerator,
        case
            when metrics.is_rate then metrics.denominator - ranked.most_tickets
        end as without_denominator
    from metrics
    inner join known
        on metrics.metric = known.metric
        and metrics.scope_kind = known.scope_kind
        and metrics.scope = known.scope
    inner join ranked
        on metrics.metric = ranked.metric
        and metrics.scope_kind = ranked.scope_kind
        and metrics.scope = ranked.scope
    where known.are_known and ranked.caller_no = 1 and ranked.most_bad >= 2
)
select * from voices
