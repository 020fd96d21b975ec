-- Share of all closings not known to dissatisfy: the unrated counted as satisfied.
-- grain:    period_id, ticket_id
-- needs:    satisfaction|sat_final|sat_overall|sat_first, closed_at
-- metric:   rate
-- interval: wilson
-- test:     fisher
with
periods as (select * from int_ticket_periods),
levels as (select * from rule_satisfaction),
closed as (
    select
        periods.period_id as period_id,
        periods.ticket_id as ticket_id,
        not periods.is_rated or coalesce(levels.is_strict, false) as in_numerator,
        true as in_denominator
    from periods
    left join levels on periods.satisfaction = levels.level
    where periods.is_closed
)
select * from closed
