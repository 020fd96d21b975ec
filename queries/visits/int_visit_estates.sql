-- How many households each estate has that are to be visited.
-- grain: estate
with
households as (select * from ref_visit_households where estate <> ''),
estates as (
    select estate, count(*)::integer as households
    from households
    group by estate
)
select * from estates
