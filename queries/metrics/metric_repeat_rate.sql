-- Share of the tickets accepted that raise again what the same caller had closed.
-- grain:    period_id, ticket_id
-- needs:    repeat_flag|caller_phone
-- metric:   rate
-- interval: wilson
-- test:     fisher
-- funnel:   yes
with
periods as (select * from int_ticket_periods),
tickets as (select * from int_tickets),
repeats as (
    select later_id
    from int_repeats
    where is_repeat
    group by later_id
),
accepted as (
    select
        periods.period_id as period_id,
        periods.ticket_id as ticket_id,
        tickets.is_repeat_flagged or repeats.later_id is not null
            as in_numerator,
        true as in_denominator
    from periods
    inner join tickets on periods.ticket_id = tickets.ticket_id
    left join repeats on periods.ticket_id = repeats.later_id
    where periods.is_accepted
)
select * from accepted
