-- What visited households spoke of in the last half-year of days, as far as five visits did, and how much of it the grid solved itself.
-- grain: concern
-- order: concern_no
-- page: report, visits
-- needs: visits
with
visits as (select * from ref_visit_concerns),
run_options as (select * from run_options),
recent as (
    select
        visits.concern as concern,
        visits.grid_solved as grid_solved
    from visits
    cross join run_options
    where visits.visited_at <= run_options.as_of
        and visits.visited_at > run_options.as_of - interval 182 day
),
counts as (
    select
        concern,
        count(*)::integer as visits,
        sum(case when grid_solved then 1 else 0 end)::integer as solved
    from recent
    group by concern
),
shown as (
    select
        row_number() over (order by visits desc, concern)::integer as concern_no,
        concern,
        visits,
        solved
    from counts
    where visits >= 5
)
select * from shown
