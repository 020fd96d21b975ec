-- The parts that a change of a headline is told by, and the rest of their dimension as one.
-- grain: metric, against, dimension, part
-- units: part = '' for the rest; parts = how many named ones a row stands for; unnamed = what is in the rest and of none
-- units: share = of the change; change = in change_unit, as printed
with
leads as (select * from mart_change_leads),
parts as (select * from int_change_parts),
headlines as (select * from mart_headlines),
changes as (
    select
        leads.metric as metric,
        leads.against as against,
        leads.metric_no as metric_no,
        leads.is_spread as is_spread,
        case
            when leads.against = 'previous' then headlines.previous_change_unit
            else headlines.year_ago_change_unit
        end as change_unit,
        case
            when leads.against = 'previous' then headlines.previous_change
            else headlines.year_ago_change
        end as change
    from leads
    inner join headlines on leads.metric = headlines.metric
),
named as (
    select metric, against, dimension, part from leads where not is_spread
    union all
    select metric, against, second_dimension, second_part
    from leads
    where has_two
),
-- What is spread is shown by the two communities that made most of it.
largest as (
    select
        parts.metric as metric,
        parts.against as against,
        parts.dimension as dimension,
        parts.part as part,
        row_number() over (
            partition by parts.metric, parts.against
            order by round(abs(parts.share), 9) desc, parts.part
        ) as part_no
    from parts
    inner join changes
        on parts.metric = changes.metric and parts.against = changes.against
    where changes.is_spread
        and parts.dimension = 'community'
        and parts.part <> (select no_community from rule_scopes)
),
shown as (
    select metric, against, dimension, part from named
    union all
    select metric, against, dimension, part from largest where part_no <= 2
),
unnamed as (
    select 'community' as scope_kind, no_community as scope from rule_scopes
    union all
    select 'unit' as scope_kind, no_unit as scope from rule_scopes
),
dimensions as (
    select metric, against, dimension
    from shown
    group by metric, against, dimension
),
marked as (
    select
        parts.metric as metric,
        parts.against as against,
        parts.dimension as dimension,
        coalesce(shown.part, '') as part,
        parts.numerator as numerator,
        parts.denominator as denominator,
        parts.earlier_numerator as earlier_numerator,
        parts.earlier_denominator as earlier_denominator,
        parts.share as share,
        scopes.scope as unnamed
    from parts
    inner join dimensions
        on parts.metric = dimensions.metric
        and parts.against = dimensions.against
        and parts.dimension = dimensions.dimension
    left join shown
        on parts.metric = shown.metric
        and parts.against = shown.against
        and parts.dimension = shown.dimension
        and parts.part = shown.part
    left join unnamed as scopes
        on parts.dimension = scopes.scope_kind and parts.part = scopes.scope
        and shown.part is null
),
gathered as (
    select
        marked.metric as metric,
        marked.against as against,
        marked.dimension as dimension,
        marked.part as part,
        changes.metric_no as metric_no,
        changes.change_unit as change_unit,
        changes.change as change,
        sum(case when marked.unnamed is null then 1 else 0 end)::integer as parts,
        max(marked.unnamed) as unnamed,
        sum(marked.numerator)::integer as numerator,
        sum(marked.denominator)::integer as denominator,
        sum(marked.earlier_numerator)::integer as earlier_numerator,
        sum(marked.earlier_denominator)::integer as earlier_denominator,
        round(sum(marked.share), 9) as share
    from marked
    inner join changes
        on marked.metric = changes.metric and marked.against = changes.against
    group by
        marked.metric,
        marked.against,
        marked.dimension,
        marked.part,
        changes.metric_no,
        changes.change_unit,
        changes.change
)
select * from gathered
