-- What visited households spoke of in the last half-year of days, as far as five visits did, and how much of it the grid solved itself.
-- grain: issue
-- order: issue_no
-- page: report, visits
-- needs: visits
with
visits as (select * from campaign_visit_issues),
run_options as (select * from run_options),
recent as (
    select
        visits.issue as issue,
        visits.grid_solved as grid_solved
    from visits
    cross join run_options
    where visits.visited_at <= run_options.as_of
        and visits.visited_at > run_options.as_of - interval 182 day
),
counts as (
    select
        issue,
        count(*)::integer as visits,
        sum(case when grid_solved then 1 else 0 end)::integer as solved
    from recent
    group by issue
),
shown as (
    select
        row_number() over (order by visits desc, issue)::integer as issue_no,
        issue,
        visits,
        solved
    from counts
    where visits >= 5
)
select * from shown
