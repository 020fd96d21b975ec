-- How many of the period's tickets came back, and in which way.
-- grain: kind
-- order: kind_no
-- page: report
-- units: null where the exports say too little of callers and places to know of none
with
repeats as (select * from int_listed_repeats),
kinds as (
    select 1 as kind_no, 'L1' as kind
    union all
    select 2, 'L2'
    union all
    select 3, 'L3'
    union all
    select 4, 'alike'
),
unknown as (
    select count(*) > 0 as is_unknown
    from int_unknown_metrics
    where metric = 'repeat_rate'
),
counted as (
    select
        kind,
        count(*)::integer as tickets,
        count(distinct group_id)::integer as groups
    from repeats
    group by kind
),
told as (
    select
        kinds.kind_no as kind_no,
        kinds.kind as kind,
        case
            when unknown.is_unknown and kinds.kind in ('L1', 'L2')
                then counted.tickets
            else coalesce(counted.tickets, 0)
        end as tickets,
        case
            when unknown.is_unknown and kinds.kind in ('L1', 'L2')
                then counted.groups
            else coalesce(counted.groups, 0)
        end as groups
    from kinds
    cross join unknown
    left join counted on kinds.kind = counted.kind
)
select * from told
