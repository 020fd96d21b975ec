-- Each unit that had anything to do in the period, its figures side by side, in the order of their names.
-- grain: unit
-- order: unit
-- sheet: annex.xlsx
-- page: report
-- units: values = shares 0-1; expected = as its mix of demand types would have it
with
figures as (select * from mart_scope_figures where scope_kind = 'unit'),
units as (
    select
        scope as unit,
        tickets,
        previous_tickets,
        due,
        ontime,
        ontime_value,
        ontime_status,
        ontime_expected,
        ontime_lower_95,
        ontime_upper_95,
        overdue_open,
        solvable,
        solved,
        solved_lower_95,
        solved_upper_95,
        repeatable,
        repeats,
        rated,
        satisfied,
        satisfaction_value,
        satisfaction_lower_95,
        satisfaction_upper_95,
        satisfaction_status,
        satisfaction_expected,
        closed,
        rated_share
    from figures
    where tickets > 0 or due > 0 or closed > 0 or overdue_open > 0
)
select * from units
