-- The effective deadline of each ticket, what it rests on, and the limit that would apply if nothing else set one.
-- grain: ticket_id
-- units: limit_hours = natural hours; limit_working_days = working days; is_assumed = by the rules, since no export states one
with
tickets as (select * from int_tickets_counted),
located as (select * from int_tickets_located),
rule_sla as (select * from rule_sla),
rule_urgency as (select * from rule_urgency),
receipt_days as (select * from calendar_days),
due_days as (select * from calendar_days where is_workday),
rule_clock as (select * from rule_clock),
run_options as (select * from run_options),
-- A limit stated in the export, then the hard tickets, then urgent topics, then the type.
limits as (
    select
        tickets.ticket_id as limited_id,
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
    inner join located on tickets.ticket_id = located.ticket_id
    left join rule_sla on tickets.demand_type = rule_sla.demand_type
    left join rule_urgency on located.urgency = rule_urgency.urgency
    cross join run_options
),
clocks as (
    select
        limits.*,
        case
            when limits.limit_hours is not null
                then limits.clock_start_at
                    + interval (coalesce(limits.limit_hours, 0)) hour
            else due_days.starts_at + interval (rule_clock.day_end_second) second
        end as limit_end_at
    from limits
    left join receipt_days
        on date_trunc('day', limits.clock_start_at)::timestamp
            = receipt_days.starts_at
    left join due_days
        on receipt_days.workday_no + limits.limit_working_days
            = due_days.workday_no
    cross join rule_clock
),
-- An extension replaces another deadline, and may be asked for until that, or the cut-off of its day.
timed as (
    select
        tickets.*,
        clocks.*,
        tickets.extended_deadline_at is not null
        and tickets.is_extension_approved as is_extended,
        rule_clock.is_request_timed
        and coalesce(
            tickets.extension_requested_at > least(
                coalesce(tickets.deadline_at, clocks.limit_end_at),
                date_trunc(
                    'day', coalesce(tickets.deadline_at, clocks.limit_end_at)
                )::timestamp + interval (rule_clock.cutoff_second) second
            ),
            false
        ) as is_late
    from tickets
    inner join clocks on tickets.ticket_id = clocks.limited_id
    cross join rule_clock
),
due as (
    select
        ticket_id,
        case
            when is_extended and not is_late then 'extension'
            when deadline_at is not null then 'explicit'
            when outcome is not null then 'given'
            when limit_hours is not null then 'sla'
            when limit_working_days is null then ''
            when limit_end_at is null then 'uncovered'
            else 'sla'
        end as deadline_basis,
        limit_hours,
        limit_working_days,
        deadline_at is null
        and outcome is null
        and not (is_extended and not is_late)
        and limit_end_at is not null
        and (sla_value is null or sla_unit is null) as is_assumed,
        is_extended and is_late as is_extension_late,
        clock_start_at,
        case
            when is_extended and not is_late then extended_deadline_at
            when deadline_at is not null then deadline_at
            when outcome is null then limit_end_at
        end as effective_deadline_at
    from timed
)
select * from due
