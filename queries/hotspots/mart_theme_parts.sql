-- The parts of a theme's score and how many points each can earn.
-- grain: part
-- order: part_no
with
parts as (select * from rule_theme_parts)
select * from parts
