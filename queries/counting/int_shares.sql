-- Each scope's share of the street's accepted tickets, rounded by largest remainder so that parts sum to the whole; what names no unit is a part too.
-- grain: period_id, scope_kind, scope
-- units: share = 0-1 in millionths
with
counts as (select * from int_metric_counts where metric = 'share'),
run_periods as (select * from run_periods where is_compared),
scopes as (select * from int_scopes),
street as (select * from counts where scope_kind = 'street'),
units as (
    select period_id, sum(numerator) as numerator
    from counts
    where scope_kind = 'unit'
    group by period_id
),
scoped as (
    select
        run_periods.period_id as period_id,
        scopes.scope_kind as scope_kind,
        scopes.scope as scope,
        coalesce(counts.numerator, 0) as tickets
    from run_periods
    cross join scopes
    left join counts
        on run_periods.period_id = counts.period_id
        and scopes.scope_kind = counts.scope_kind
        and scopes.scope = counts.scope
    union all
    -- Where some tickets name their unit and others none.
    select
        run_periods.period_id,
        'unit',
        (select no_unit from rule_scopes),
        street.numerator - coalesce(units.numerator, 0)
    from run_periods
    inner join street on run_periods.period_id = street.period_id
    left join units on run_periods.period_id = units.period_id
    where street.numerator > coalesce(units.numerator, 0)
        and (select count(*) from units) > 0
),
tickets as (
    select
        period_id,
        scope_kind,
        scope,
        sum(tickets)::integer as tickets
    from scoped
    group by period_id, scope_kind, scope
),
parts as (
    select
        tickets.period_id as period_id,
        tickets.scope_kind as scope_kind,
        tickets.scope as scope,
        tickets.tickets as tickets,
        tickets.tickets::bigint * 1000000 as scaled,
        street.numerator as street_tickets
    from tickets
    inner join street on tickets.period_id = street.period_id
    where street.numerator > 0
),
floored as (
    select
        *,
        mod(scaled, street_tickets) as remainder,
        (scaled - mod(scaled, street_tickets))::double / street_tickets
            as whole
    from parts
),
ranked as (
    select
        *,
        row_number() over (
            partition by period_id, scope_kind order by remainder desc, scope
        ) as remainder_no,
        round(
            (sum(remainder) over (partition by period_id, scope_kind))
            ::double / street_tickets
        ) as spare
    from floored
),
shares as (
    select
        period_id,
        scope_kind,
        scope,
        tickets,
        street_tickets::integer as street_tickets,
        (
            (whole + case when remainder_no <= spare then 1 else 0 end) / 1000000
        )::double as share
    from ranked
)
select * from shares
