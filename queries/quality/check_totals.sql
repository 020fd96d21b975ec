-- Counts whose communities, topics, types or channels do not sum to the street.
-- grain: metric, scope_kind, part
-- kept: yes
with
metrics as (select * from int_metrics where scope_kind <> 'unit'),
street as (select * from metrics where scope_kind = 'street'),
parts as (
    select
        metric,
        scope_kind,
        'numerator' as part,
        sum(numerator) as found
    from metrics
    group by metric, scope_kind
    union all
    select
        metric,
        scope_kind,
        'denominator' as part,
        sum(denominator) as found
    from metrics
    where metric_kind in ('rate', 'median')
    group by metric, scope_kind
),
broken as (
    select
        parts.metric as metric,
        parts.scope_kind as scope_kind,
        parts.part as part,
        concat(parts.metric, ' ', parts.scope_kind, ' ', parts.part) as subject,
        case
            when parts.part = 'numerator' then street.numerator
            else street.denominator
        end as expected,
        parts.found as found
    from parts
    inner join street on parts.metric = street.metric
)
select * from broken where found <> expected
