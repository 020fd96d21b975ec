-- The open tickets by how far they are from their deadline, in working days.
-- grain: age_no
-- order: age_no
-- sheet: annex.xlsx
-- page: report
-- needs: closed_at|status
-- units: share = 0-1 of all open tickets
with
open_tickets as (select * from int_open_tickets),
classes as (
    select 1 as age_no, '距期限 2 天以上' as age, false as is_late
    union all
    select 2, '2 天内到期', false
    union all
    select 3, '超期不满 1 天', true
    union all
    select 4, '超期 1—2 天', true
    union all
    select 5, '超期 3—5 天', true
    union all
    select 6, '超期 6—10 天', true
    union all
    select 7, '超期 10 天以上', true
    union all
    select 8, '没有期限', false
),
classed as (
    select
        case
            when effective_deadline_at is null or not is_in_calendar then 8
            when not is_overdue and working_days_late < -2 then 1
            when not is_overdue then 2
            when working_days_late <= 0 then 3
            when working_days_late <= 2 then 4
            when working_days_late <= 5 then 5
            when working_days_late <= 10 then 6
            else 7
        end as age_no,
        1 as tickets
    from open_tickets
),
counted as (
    select age_no, sum(tickets)::integer as tickets
    from classed
    group by age_no
),
total as (select count(*)::integer as tickets from open_tickets),
ageing as (
    select
        classes.age_no as age_no,
        classes.age as age,
        coalesce(counted.tickets, 0) as tickets,
        case
            when total.tickets > 0
                then coalesce(counted.tickets, 0)::double / total.tickets
        end as share,
        classes.is_late as is_late
    from classes
    left join counted on classes.age_no = counted.age_no
    cross join total
)
select * from ageing
