-- The household visits as the board shows them: the street, its communities, then their grids.
-- grain: scope_kind, scope
-- order: scope_no, community, place_no, scope
-- needs: visits
with
coverage as (select * from table_visit_coverage)
select * from coverage
