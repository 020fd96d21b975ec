-- The buildings to go to first, in the first week after the day of the data.
-- grain: grid, estate, building
-- order: grid, stop_no
-- page: report, visits
-- needs: visits
with
stops as (select * from est_visit_stops where first_week = 1)
select
    community,
    grid,
    stop_no,
    estate,
    building,
    households,
    reason
from stops
