-- Communities in an order, for profiles that ask for one: by shrunken rate with the ranks that chance leaves open, or three to praise and three to worry about.
-- grain: metric, side, community
-- order: metric_no, side, place_no
-- page: report
-- units: best_rank, worst_rank = the ranks that overlapping intervals allow; list needs 20 tickets, red and black need the funnel
with
rule_ranking as (select * from rule_ranking),
metrics as (
    select *
    from int_metrics
    where scope_kind = 'community'
        and scope <> (select no_community from rule_scopes)
        and metric in ('ontime_rate', 'satisfaction_strict')
        and lower_95 is not null
),
shrunk as (
    select metric as shrunk_metric, scope as shrunk_scope, shrunk
    from int_shrunk
    where scope_kind = 'community'
),
listable as (
    select
        metrics.metric as metric,
        metrics.metric_no as metric_no,
        metrics.scope as community,
        metrics.numerator as numerator,
        metrics.denominator as denominator,
        metrics.lower_95 as lower_95,
        metrics.upper_95 as upper_95,
        coalesce(shrunk.shrunk, metrics.value) as shrunk
    from metrics
    left join shrunk
        on metrics.metric = shrunk.shrunk_metric
        and metrics.scope = shrunk.shrunk_scope
    where metrics.denominator >= 20
),
ranges as (
    select
        one.metric as metric,
        one.community as community,
        (
            1 + sum(case when other.lower_95 > one.upper_95 then 1 else 0 end)
        )::integer as best_rank,
        sum(case when other.upper_95 >= one.lower_95 then 1 else 0 end)
            ::integer as worst_rank
    from listable as one
    inner join listable as other on one.metric = other.metric
    group by one.metric, one.community
),
listed as (
    select
        listable.metric as metric,
        'list' as side,
        listable.community as community,
        listable.metric_no as metric_no,
        row_number() over (
            partition by listable.metric
            order by listable.shrunk desc, listable.community
        )::integer as place_no,
        listable.numerator as numerator,
        listable.denominator as denominator,
        listable.shrunk as shrunk,
        ranges.best_rank as best_rank,
        ranges.worst_rank as worst_rank
    from listable
    inner join ranges
        on listable.metric = ranges.metric
        and listable.community = ranges.community
    inner join rule_ranking on rule_ranking.mode = 'list'
),
-- Praise by what is surely reached, worry by what is surely missed.
sided as (
    select
        metrics.metric as metric,
        case when metrics.status = 'above' then 'red' else 'black' end as side,
        metrics.scope as community,
        metrics.metric_no as metric_no,
        row_number() over (
            partition by metrics.metric, metrics.status
            order by
                case
                    when metrics.status = 'above' then 0 - metrics.lower_95
                    else metrics.upper_95
                end,
                metrics.scope
        )::integer as place_no,
        metrics.numerator as numerator,
        metrics.denominator as denominator,
        metrics.value as shrunk,
        null::integer as best_rank,
        null::integer as worst_rank
    from metrics
    inner join rule_ranking on rule_ranking.mode = 'redblack'
    where metrics.status in ('above', 'below')
),
ranking as (
    select * from listed
    union all
    select * from sided where place_no <= 3
)
select * from ranking
