-- How many of the period's tickets came back, and in which way.
-- grain: kind
-- order: kind_no
-- page: report
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
counted as (
    select
        kind,
        count(*)::integer as tickets,
        count(distinct group_id)::integer as matters
    from repeats
    group by kind
),
told as (
    select
        kinds.kind_no as kind_no,
        kinds.kind as kind,
        coalesce(counted.tickets, 0) as tickets,
        coalesce(counted.matters, 0) as matters
    from kinds
    left join counted on kinds.kind = counted.kind
)
select * from told
