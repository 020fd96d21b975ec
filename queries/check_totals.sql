-- Counts whose communities, topics, types or channels do not sum to the street.
-- grain: metric, scope_kind
with
metrics as (select * from mart_metrics where scope_kind <> 'unit'),
street as (select * from metrics where scope_kind = 'street'),
sums as (
    select
        metric,
        scope_kind,
        sum(numerator) as numerator,
        sum(coalesce(denominator, 0)) as denominator
    from metrics
    group by metric, scope_kind
),
broken as (
    select
        sums.metric as metric,
        sums.scope_kind as scope_kind,
        concat(sums.metric, ' ', sums.scope_kind) as subject,
        street.numerator + coalesce(street.denominator, 0) as expected,
        sums.numerator + sums.denominator as found
    from sums
    inner join street on sums.metric = street.metric
    where sums.numerator <> street.numerator
        or sums.denominator <> coalesce(street.denominator, 0)
)
select * from broken
