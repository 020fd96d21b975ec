-- Share of the rated closings said to be solved that the caller was dissatisfied with.
-- grain:    period_id, ticket_id
-- needs:    solved, satisfaction|sat_final|sat_overall|sat_first, closed_at
-- metric:   rate
-- pass:     own
-- interval: wilson
-- test:     fisher
with
periods as (
    select *
    from int_ticket_periods
    where is_closed and is_rated and solved = 'solved'
),
rule_satisfaction as (select * from rule_satisfaction),
judged as (
    select
        periods.period_id as period_id,
        periods.ticket_id as ticket_id,
        coalesce(rule_satisfaction.is_dissatisfied, false) as in_numerator,
        true as in_denominator
    from periods
    left join rule_satisfaction
        on periods.satisfaction = rule_satisfaction.level
)
select * from judged
