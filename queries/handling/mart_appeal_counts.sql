-- How many tickets that speak against a rate may be disputed, in all and for each reason; a ticket may have several.
-- grain: reason
-- order: reason_no
-- page: report
with
appeals as (select * from int_appeals where against_no = 0),
reasons as (
    select 'all' as reason, 0 as reason_no from appeals
    union all
    select 'outside_competence', 1
    from appeals
    where is_outside_competence
    union all
    select 'wrongly_dispatched', 2
    from appeals
    where is_wrongly_dispatched
    union all
    select 'unreasonable', 3 from appeals where is_unreasonable
),
counted as (
    select
        reason,
        reason_no,
        count(*)::integer as tickets
    from reasons
    group by reason, reason_no
)
select * from counted
