-- The tickets accepted in the period by demand type and channel.
-- grain: demand_type, channel
with
tickets as (select * from table_tickets where in_accepted),
counted as (
    select demand_type, channel, count(*)::integer as tickets
    from tickets
    group by demand_type, channel
)
select * from counted
