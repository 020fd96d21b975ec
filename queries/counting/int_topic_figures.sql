-- The figures of every topic and topic group, side by side, with the change in its unit.
-- grain: scope_kind, scope
-- units: change_unit = percent (share of the daily rate) or items; share 0-1
with
metrics as (
    select * from int_metrics where scope_kind in ('topic', 'topic_group')
),
street as (
    select numerator as street_tickets
    from int_metrics
    where scope_kind = 'street' and metric = 'volume'
),
current_days as (select days from run_periods where role = 'current'),
previous_days as (select days from run_periods where role = 'previous'),
wide as (
    select
        scope_kind,
        scope,
        max(scope_label) as scope_label,
        max(case when metric = 'volume' then numerator end) as tickets,
        max(case when metric = 'volume' then previous_numerator end)
            as previous_tickets,
        max(case when metric = 'volume' then year_ago_numerator end)
            as year_ago_tickets,
        max(
            case
                when metric = 'volume' and is_change_significant then 1
                else 0
            end
        ) = 1 as is_change_significant,
        max(case when metric = 'ontime_rate' then numerator end)
            as ontime_numerator,
        max(case when metric = 'ontime_rate' then denominator end)
            as ontime_denominator,
        max(case when metric = 'ontime_rate' then value end) as ontime_value,
        max(case when metric = 'satisfaction_strict' then numerator end)
            as satisfaction_numerator,
        max(case when metric = 'satisfaction_strict' then denominator end)
            as satisfaction_denominator,
        max(case when metric = 'satisfaction_strict' then value end)
            as satisfaction_value
    from metrics
    group by scope_kind, scope
),
changed as (
    select
        wide.*,
        case
            when street.street_tickets > 0
                then wide.tickets::double / street.street_tickets
        end as share,
        case
            when wide.previous_tickets is null then null
            when wide.tickets >= 20 and wide.previous_tickets >= 20
                then 'percent'
            else 'items'
        end as previous_change_unit,
        case
            when wide.tickets >= 20 and wide.previous_tickets >= 20
                then (wide.tickets::double / current_days.days)
                    / (wide.previous_tickets::double / previous_days.days) - 1
            else (wide.tickets - wide.previous_tickets)::double
        end as previous_change
    from wide
    cross join street
    cross join current_days
    cross join previous_days
),
directed as (
    select
        *,
        case
            when previous_change > 0 then 'up'
            when previous_change < 0 then 'down'
            else 'flat'
        end as previous_direction
    from changed
)
select * from directed
