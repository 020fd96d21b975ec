-- Share of the rated closings of the period that the caller found satisfactory.
-- grain:    period_id, ticket_id
-- needs:    satisfaction|sat_final|sat_overall|sat_first, closed_at
-- metric:   rate
-- interval: wilson
-- test:     fisher
-- funnel:   yes
with
periods as (select * from int_ticket_periods),
levels as (select * from rule_satisfaction),
rated as (
    select
        periods.period_id as period_id,
        periods.ticket_id as ticket_id,
        levels.is_strict as in_numerator,
        true as in_denominator
    from periods
    inner join levels on periods.satisfaction = levels.level
    where periods.is_closed and periods.is_rated
)
select * from rated
