-- Stocks that do not balance, do not end in the number of open tickets, or whose communities do not sum to the street.
-- grain: scope_kind, scope, span, part
-- needs: closed_at|status
-- kept: yes
with
flow as (select * from int_flow),
open_stock as (select * from int_metrics where metric = 'open_stock'),
current_period as (select * from run_periods where role = 'current'),
amounts as (
    select scope_kind, span, 'accepted' as part, accepted as tickets from flow
    union all
    select scope_kind, span, 'closed', closed + closed_without_time from flow
    union all
    select scope_kind, span, 'closing', closing from flow
),
parts as (
    select
        scope_kind,
        scope,
        span,
        'balance' as part,
        opening + accepted - closed - closed_without_time as expected,
        closing as found
    from flow
    union all
    select
        flow.scope_kind,
        flow.scope,
        flow.span,
        'open_stock' as part,
        open_stock.numerator as expected,
        flow.closing - flow.closing_after_period as found
    from flow
    inner join open_stock
        on flow.scope_kind = open_stock.scope_kind
        and flow.scope = open_stock.scope
    cross join current_period
    where flow.until_at > current_period.as_of
    union all
    select
        'community' as scope_kind,
        (select street from rule_scopes) as scope,
        span,
        part,
        sum(case when scope_kind = 'street' then tickets else 0 end)
            ::integer as expected,
        sum(case when scope_kind = 'community' then tickets else 0 end)
            ::integer as found
    from amounts
    group by span, part
),
broken as (
    select
        scope_kind,
        scope,
        span,
        part,
        concat('flow ', scope, ' ', span, ' ', part) as subject,
        expected,
        found
    from parts
    where expected <> found
)
select * from broken
