-- Estates under treatment, high by count and by households for months, and those that have just left it.
-- grain: estate
-- order: state, hot_months, tickets, estate
-- csv: problem_estates
-- units: tickets and expected of the last month, expected by households at the street's rate; per_1000_households of that month
with
estates as (select * from est_problem_estates),
told as (
    select
        estate,
        community,
        households,
        case when is_listed then 'listed' else 'left' end as state,
        since,
        hot_months,
        quiet_months,
        tickets,
        round(expected, 6) as expected,
        round(tickets * 1000.0::double / households, 6) as per_1000_households
    from estates
)
select * from told
