-- The tickets accepted in the period by demand type and channel; 举报 are told with the rest, whose cells are not small ones about persons.
-- grain: demand_type, channel
-- page: report
with
tickets as (
    select
        case when demand_type = 'report' then 'other' else demand_type end
            as demand_type,
        channel
    from int_listed_tickets
    where in_accepted
),
counted as (
    select demand_type, channel, count(*)::integer as tickets
    from tickets
    group by demand_type, channel
)
select * from counted
