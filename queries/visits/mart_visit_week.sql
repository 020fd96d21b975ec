-- The buildings to go to first, with how many households the first week after the day of the data holds there, and why.
-- grain: grid, estate, building, reason
-- order: grid, stop_no, reason_no
-- page: report, visits
-- needs: visits
with
stops as (select * from est_visit_week)
select
    grid,
    stop_no,
    estate,
    building,
    reason_no,
    reason,
    households
from stops
