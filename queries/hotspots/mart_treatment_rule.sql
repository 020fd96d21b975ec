-- When an estate comes under treatment and when it leaves.
-- grain: top
with
rule as (select * from rule_problem_estates)
select * from rule
