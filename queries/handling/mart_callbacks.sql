-- How many closings are worth calling back about, by reason, and how many are drawn.
-- grain: reason
-- order: reason_no
-- page: report
-- needs: closed_at
with
callbacks as (select * from int_callbacks),
counted as (
    select
        reason,
        min(reason_no)::integer as reason_no,
        count(*)::integer as tickets,
        sum(case when is_drawn then 1 else 0 end)::integer as drawn
    from callbacks
    group by reason
)
select * from counted
