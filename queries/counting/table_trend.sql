-- The last 24 months of the street, each seen at the same age as this period.
-- grain: month
-- order: month
-- csv: trend
-- sheet: annex.xlsx
-- units: tickets_per_day = tickets a day; ontime_value = share 0-1; null where data is missing
with
months as (select * from run_periods where role = 'trend'),
street as (select * from int_metric_months where scope_kind = 'street'),
volumes as (select * from street where metric = 'volume'),
ontime as (select * from street where metric = 'ontime_rate'),
trend as (
    select
        months.period_name as month,
        months.is_covered as is_covered,
        volumes.numerator as tickets,
        round(volumes.numerator::double / volumes.trials, 6)
            as tickets_per_day,
        ontime.numerator as ontime_numerator,
        ontime.denominator as ontime_denominator,
        round(ontime.value, 6) as ontime_value
    from months
    left join volumes on months.period_name = volumes.month
    left join ontime on months.period_name = ontime.month
)
select * from trend
