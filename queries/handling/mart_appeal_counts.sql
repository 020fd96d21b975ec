-- How many tickets may be disputed, in all and for each reason; a ticket may have several.
-- grain: reason
-- order: reason_no
-- page: report
-- units: against = those of them that speak against a rate
with
appeals as (select * from int_appeals),
reasons as (
    select 'all' as reason, 0 as reason_no, against_no from appeals
    union all
    select 'outside_competence', 1, against_no
    from appeals
    where is_outside_competence
    union all
    select 'wrongly_dispatched', 2, against_no
    from appeals
    where is_wrongly_dispatched
    union all
    select 'unreasonable', 3, against_no from appeals where is_unreasonable
),
counted as (
    select
        reason,
        reason_no,
        count(*)::integer as tickets,
        sum(case when against_no = 0 then 1 else 0 end)::integer as against
    from reasons
    group by reason, reason_no
)
select * from counted
