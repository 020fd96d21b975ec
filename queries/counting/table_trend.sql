-- The last 24 months of the street.
-- grain: month
-- order: month
-- csv: trend
-- sheet: annex.xlsx
with
trend as (
    select
        month,
        is_covered,
        tickets,
        round(tickets_per_day, 6) as tickets_per_day,
        ontime_numerator,
        ontime_denominator,
        round(ontime_value, 6) as ontime_value
    from mart_trend
)
select * from trend
