-- Each unit that had anything to do in the period, its figures side by side: offices before committees, in the order of the list of units.
-- grain: unit
-- order: group_no, unit_no, unit
-- sheet: annex.xlsx
-- page: report
-- hidden: group_no, unit_no
-- units: values = shares 0-1; expected = as its mix of demand types would have it
-- units: unit_group = office or committee (of a community or village), by the list of units, else by its name
-- units: unit_no = null of one not listed, which stands last
with
figures as (select * from mart_scope_figures where scope_kind = 'unit'),
listed as (select * from ref_units),
units as (
    select
        figures.scope as unit,
        figures.tickets as tickets,
        figures.previous_tickets as previous_tickets,
        figures.due as due,
        figures.ontime as ontime,
        figures.ontime_value as ontime_value,
        figures.ontime_status as ontime_status,
        figures.ontime_expected as ontime_expected,
        figures.ontime_lower_95 as ontime_lower_95,
        figures.ontime_upper_95 as ontime_upper_95,
        figures.overdue_open as overdue_open,
        figures.solvable as solvable,
        figures.solved as solved,
        figures.solved_lower_95 as solved_lower_95,
        figures.solved_upper_95 as solved_upper_95,
        figures.repeatable as repeatable,
        figures.repeats as repeats,
        figures.rated as rated,
        figures.satisfied as satisfied,
        figures.satisfaction_value as satisfaction_value,
        figures.satisfaction_lower_95 as satisfaction_lower_95,
        figures.satisfaction_upper_95 as satisfaction_upper_95,
        figures.satisfaction_status as satisfaction_status,
        figures.satisfaction_expected as satisfaction_expected,
        figures.closed as closed,
        figures.rated_share as rated_share,
        case
            when listed.kind = 'community'
                or coalesce(listed.kind, '') = ''
                and (
                    figures.scope like '%居委会'
                    or figures.scope like '%居民委员会'
                    or figures.scope like '%村委会'
                    or figures.scope like '%村民委员会'
                    or figures.scope like '%社区'
                )
                then 'committee'
            else 'office'
        end as unit_group,
        listed.unit_no as unit_no
    from figures
    left join listed on figures.scope = listed.unit
    where figures.tickets > 0
        or figures.due > 0
        or figures.closed > 0
        or figures.overdue_open > 0
),
grouped as (
    select
        *,
        case when unit_group = 'office' then 1 else 2 end as group_no
    from units
)
select * from grouped
