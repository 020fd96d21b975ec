-- Tickets of the period by channel, for a chart of one's own.
-- grain: channel
-- order: tickets_no
-- csv:   own_channels
-- page:  report
with
periods as (select * from int_ticket_periods),
current_period as (
    select period_id from run_periods where role = 'current'
),
counted as (
    select
        periods.channel as channel,
        count(*)::integer as tickets
    from periods
    inner join current_period
        on periods.period_id = current_period.period_id
    where periods.is_accepted and periods.channel is not null
    group by periods.channel
),
numbered as (
    select
        channel,
        tickets,
        row_number() over (order by tickets desc, channel)::integer
            as tickets_no
    from counted
)
select * from numbered
