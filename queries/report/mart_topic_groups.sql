-- Each topic group of the period, the most frequent first.
-- grain: topic_group
-- order: group_no
-- page: report
-- units: share 0-1 in tenths of a percent, by largest remainder, so that they sum to 1
with
figures as (select * from int_topic_figures where scope_kind = 'topic_group'),
floored as (
    select
        *,
        floor(coalesce(share, 0) * 1000) as whole,
        coalesce(share, 0) * 1000 - floor(coalesce(share, 0) * 1000) as rest
    from figures
),
remainders as (
    select
        *,
        row_number() over (order by rest desc, scope) as rest_no,
        1000 - sum(whole) over () as missing
    from floored
),
groups as (
    select
        scope as topic_group,
        scope_label as group_label,
        tickets,
        (
            whole
            + case
                when tickets > 0 and rest_no <= missing then 1
                else 0
            end
        )::double / 1000 as share,
        previous_tickets,
        year_ago_tickets,
        previous_change,
        previous_change_unit,
        previous_direction,
        is_change_significant,
        ontime_numerator,
        ontime_denominator,
        ontime_value,
        satisfaction_numerator,
        satisfaction_denominator,
        satisfaction_value,
        row_number() over (
            order by
                case when scope = 'other' then 1 else 0 end,
                tickets desc,
                scope
        )::integer as group_no
    from remainders
    where tickets > 0 or coalesce(previous_tickets, 0) > 0
)
select * from groups
