-- Whistles by level, for the page.
-- grain: level
with
whistles as (select * from table_whistles)
select * from whistles
