-- Share of the closings, seven days past, whose caller came back about the same within seven days.
-- grain:    period_id, ticket_id
-- needs:    caller_phone, closed_at
-- metric:   rate
-- pass:     own
-- interval: wilson
-- test:     fisher
with
periods as (select * from int_ticket_periods where is_closed),
run_periods as (select * from run_periods),
-- Of an unknown caller, place or matter nobody knows whether it came back.
tickets as (
    select ticket_id, accepted_at, closed_at
    from int_tickets
    where caller_key is not null and estate <> '' and labelled_topic <> 'other'
),
returns as (
    select
        int_repeats.earlier_id as ticket_id,
        min(tickets.accepted_at) as came_at
    from int_repeats
    inner join tickets on int_repeats.later_id = tickets.ticket_id
    where int_repeats.is_return or int_repeats.is_repeat
    group by int_repeats.earlier_id
),
judged as (
    select
        periods.period_id as period_id,
        periods.ticket_id as ticket_id,
        coalesce(returns.came_at <= tickets.closed_at + interval 7 day, false)
            as in_numerator,
        true as in_denominator
    from periods
    inner join run_periods on periods.period_id = run_periods.period_id
    inner join tickets on periods.ticket_id = tickets.ticket_id
    left join returns on periods.ticket_id = returns.ticket_id
    where tickets.closed_at + interval 7 day <= run_periods.as_of
)
select * from judged
