-- What to ask and tell at which estates, by the plan of the visits.
-- grain: estate, reason
-- order: estate_no
-- page: report, visits
-- needs: visits
with
plan as (select * from est_visit_stops),
plain as (select value from rule_visit_words where word_kind = 'reason'),
estates as (
    select
        plan.community as community,
        plan.estate as estate,
        plan.reason as reason,
        sum(plan.households)::integer as households
    from plan
    left join plain on plan.reason = plain.value
    where plain.value is null
    group by plan.community, plan.estate, plan.reason
)
select
    row_number() over (order by community, estate, reason)::integer
        as estate_no,
    community,
    estate,
    reason,
    households
from estates
