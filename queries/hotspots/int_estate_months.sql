-- Tickets of each listed estate in each covered month up to the period's end, months without a ticket among them.
-- grain: estate, month_no
-- units: only estates whose households are known; month_no = 0 for the last month that is over
with
months as (select * from int_past_months),
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
