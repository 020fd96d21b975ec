-- The buildings to visit in the days planned, in order, with why: a place, a topic or a date, never a household.
-- grain: grid, estate, building
-- order: grid, stop_no
-- csv: visit_plan
-- needs: visits
-- units: households = doors to visit there; first_week of the weeks after the day of the data
with
stops as (select * from est_visit_stops)
select
    community,
    grid,
    stop_no,
    estate,
    building,
    first_week,
    households,
    reason
from stops
