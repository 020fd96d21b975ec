-- The handling limit that would apply to each ticket if nothing else set a deadline.
-- grain: ticket_id
-- units: limit_hours = natural hours; limit_working_days = working days
with
tickets as (select * from int_tickets_counted),
placed as (select * from int_tickets_placed),
rule_sla as (select * from rule_sla),
rule_urgency as (select * from rule_urgency),
run_options as (select * from run_options),
-- A limit stated in the export, then the hard tickets, then urgent topics, then the type.
limits as (
    select
        tickets.ticket_id as ticket_id,
        -- Returned and sent out again, it is another unit's from then on.
        case
            when tickets.redispatched_at <= run_options.as_of
                then tickets.redispatched_at
            when tickets.dispatched_at <= run_options.as_of
                then tickets.dispatched_at
            else tickets.accepted_at
        end as clock_start_at,
        case
            when tickets.sla_value is not null and tickets.sla_unit = 'hours'
                then tickets.sla_value
            when tickets.sla_value is not null and tickets.sla_unit = 'natural_days'
                then tickets.sla_value * 24
            when tickets.sla_value is not null
                and tickets.sla_unit = 'working_days'
                then null
            when tickets.is_hard then rule_sla.hard_natural_days * 24
            else coalesce(rule_urgency.hours, rule_sla.natural_days * 24)
        end as limit_hours,
        case
            when tickets.sla_value is not null
                and tickets.sla_unit = 'working_days'
                then tickets.sla_value
            when tickets.sla_value is not null and tickets.sla_unit is not null
                then null
            when tickets.is_hard then rule_sla.hard_working_days
            when rule_urgency.hours is not null then null
            else rule_sla.working_days
        end as limit_working_days
    from tickets
    inner join placed on tickets.ticket_id = placed.ticket_id
    left join rule_sla on tickets.demand_type = rule_sla.demand_type
    left join rule_urgency on placed.urgency = rule_urgency.urgency
    cross join run_options
)
select * from limits
