-- What each part of the street counts of a metric that has changed, now and then; what names no unit is a part of its own.
-- grain: metric, against, dimension, part
with
changes as (select * from int_metric_changes),
pairs as (
    select *
    from int_metric_pairs
    where scope_kind in ('community', 'unit', 'topic', 'demand_type', 'channel')
),
rule_scopes as (select * from rule_scopes),
counted as (
    select
        changes.metric as metric,
        changes.against as against,
        pairs.scope_kind as dimension,
        pairs.scope as part,
        case when pairs.role = 'current' then pairs.numerator else 0 end
            as numerator,
        case
            when pairs.role = 'current' then coalesce(pairs.denominator, 0)
            else 0
        end as denominator,
        case when pairs.role = 'current' then 0 else pairs.numerator end
            as earlier_numerator,
        case
            when pairs.role = 'current' then 0
            else coalesce(pairs.denominator, 0)
        end as earlier_denominator
    from changes
    inner join pairs on changes.metric = pairs.metric
    where pairs.role = 'current' or pairs.role = changes.against
),
sums as (
    select
        metric,
        against,
        dimension,
        sum(numerator) as numerator,
        sum(denominator) as denominator,
        sum(earlier_numerator) as earlier_numerator,
        sum(earlier_denominator) as earlier_denominator
    from counted
    group by metric, against, dimension
),
-- Parts are complete: the rest is what the parts leave of the street.
completed as (
    select * from counted
    union all
    select
        changes.metric,
        changes.against,
        sums.dimension,
        case
            when sums.dimension = 'unit' then rule_scopes.no_unit
            else rule_scopes.no_community
        end,
        (changes.numerator - sums.numerator)::integer,
        (coalesce(changes.denominator, 0) - sums.denominator)::integer,
        (changes.earlier_numerator - sums.earlier_numerator)::integer,
        (coalesce(changes.earlier_denominator, 0) - sums.earlier_denominator)::integer
    from changes
    inner join sums
        on changes.metric = sums.metric and changes.against = sums.against
    cross join rule_scopes
),
parts as (
    select
        metric,
        against,
        dimension,
        part,
        sum(numerator)::integer as numerator,
        sum(denominator)::integer as denominator,
        sum(earlier_numerator)::integer as earlier_numerator,
        sum(earlier_denominator)::integer as earlier_denominator
    from completed
    group by metric, against, dimension, part
)
select *
from parts
where numerator > 0 or denominator > 0
    or earlier_numerator > 0 or earlier_denominator > 0
