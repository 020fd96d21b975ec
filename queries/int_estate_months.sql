-- Tickets of each listed estate in each covered month up to the period's end, months without a ticket among them.
-- grain: estate, month_no
-- units: only estates whose households are known; month_no = 0 for the last month that is over
with
current_period as (select * from run_periods where role = 'current'),
months as (
    select
        run_periods.period_id as period_id,
        run_periods.period_name as period_name,
        run_periods.start_at as start_at,
        run_periods.end_at as end_at,
        run_periods.is_covered as is_covered,
        (
            row_number() over (order by run_periods.start_at desc) - 1
        )::integer as month_no
    from run_periods
    cross join current_period
    where run_periods.role = 'trend'
        and run_periods.end_at <= current_period.end_at
),
households as (
    select * from ref_estate_households where households > 0
),
estates as (select * from ref_estates),
tickets as (select * from int_tickets),
counts as (
    select
        tickets.estate as estate,
        months.month_no as month_no,
        count(*)::integer as tickets
    from tickets
    inner join months
        on tickets.accepted_at >= months.start_at
        and tickets.accepted_at < months.end_at
    group by tickets.estate, months.month_no
),
grid as (
    select
        households.estate as estate,
        estates.community as community,
        households.households as households,
        months.month_no as month_no,
        months.period_name as month,
        coalesce(counts.tickets, 0) as tickets
    from households
    inner join estates on households.estate = estates.estate
    cross join months
    left join counts
        on households.estate = counts.estate
        and months.month_no = counts.month_no
    where months.is_covered
)
select * from grid
