-- Share of the closings a month old that needed no second handling and brought no repeat.
-- grain:    period_id, ticket_id
-- needs:    closed_at, rework|rework_count|caller_phone
-- metric:   rate
-- interval: wilson
-- test:     fisher
with
periods as (select * from int_ticket_periods),
tickets as (select * from int_tickets),
run_periods as (select * from run_periods),
rule_repeats as (select * from rule_repeats),
repeated as (
    select earlier_id
    from int_repeats
    where is_return
    group by earlier_id
),
closed as (
    select
        periods.period_id as period_id,
        periods.ticket_id as ticket_id,
        not tickets.is_reworked and repeated.earlier_id is null
            as in_numerator,
        true as in_denominator
    from periods
    inner join tickets on periods.ticket_id = tickets.ticket_id
    inner join run_periods on periods.period_id = run_periods.period_id
    cross join rule_repeats
    left join repeated on periods.ticket_id = repeated.earlier_id
    where periods.is_closed
        and tickets.closed_at
            + interval (rule_repeats.once_days) day <= run_periods.as_of
)
select * from closed
