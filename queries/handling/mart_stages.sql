-- The street's time in each step of the closed loop.
-- grain: step_no
-- sheet: annex.xlsx
-- page: report
-- units: reached_share = 0-1; hours
with
stages as (select * from int_stages where scope_kind = 'street'),
street as (
    select
        step_no,
        stage,
        tickets,
        reached,
        reached_share,
        timed,
        out_of_order,
        median_hours,
        p90_hours
    from stages
)
select * from street
