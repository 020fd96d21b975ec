-- The change of the street that the month is told by: of those that got worse beyond chance and are no one person's, a rate first, the one of most cases.
-- grain: metric
-- page: report
-- units: since_month, months_in_row = of the street, against a year ago; first_ and second_ = of the parts that carry it, where they lean as well
with
findings as (select * from int_findings),
leads as (select * from mart_change_leads),
headlines as (select metric from run_metrics where is_headline),
worse as (
    select
        findings.*,
        row_number() over (
            order by
                case when kind = 'rate_change' then 1 else 2 end,
                excess desc,
                metric
        ) as lead_no
    from findings
    where dimension = 'street'
        and kind in ('rate_change', 'volume_change')
        and is_worse
        and metric in (select metric from headlines)
        and verdict in ('told', 'same_tickets', 'after_the_first')
),
leaning as (
    select metric, dimension, scope, since_month, is_since_first
    from findings
    where kind = 'rate' and is_worse and months_in_row >= 2
),
lead as (
    select
        worse.metric as metric,
        worse.against as against,
        worse.metric_kind as metric_kind,
        worse.cases as cases,
        worse.reference_value as reference_value,
        worse.callers as callers,
        worse.is_caller_known as is_caller_known,
        worse.months_in_row as months_in_row,
        worse.since_month as since_month,
        worse.is_since_first as is_since_first,
        leads.share as share,
        firsts.since_month as first_since_month,
        coalesce(firsts.is_since_first, false) as is_first_since_first,
        seconds.since_month as second_since_month,
        coalesce(seconds.is_since_first, false) as is_second_since_first
    from worse
    left join leads
        on worse.metric = leads.metric and worse.against = leads.against
    left join leaning as firsts
        on worse.metric = firsts.metric
        and leads.dimension = firsts.dimension
        and leads.part = firsts.scope
    left join leaning as seconds
        on worse.metric = seconds.metric
        and leads.second_dimension = seconds.dimension
        and leads.second_part = seconds.scope
    where worse.lead_no = 1
)
select * from lead
