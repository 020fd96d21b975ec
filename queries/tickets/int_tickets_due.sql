-- The effective deadline of each ticket and what it rests on.
-- grain: ticket_id
with
tickets as (select * from int_tickets_counted),
limits as (select * from int_tickets_limits),
receipt_days as (select * from calendar_days),
due_days as (select * from calendar_days where is_workday),
rule_clock as (select * from rule_clock),
clocks as (
    select
        limits.ticket_id as ticket_id,
        limits.limit_hours as limit_hours,
        limits.limit_working_days as limit_working_days,
        limits.clock_start_at
            + interval (coalesce(limits.limit_hours, 0)) hour as hours_end_at,
        due_days.starts_at + interval (rule_clock.day_end_second) second
            as workdays_end_at
    from limits
    left join receipt_days
        on date_trunc('day', limits.clock_start_at)::timestamp
            = receipt_days.starts_at
    left join due_days
        on receipt_days.workday_no + limits.limit_working_days
            = due_days.workday_no
    cross join rule_clock
),
-- The deadline that an extension would replace, and the last moment to ask for one.
replaceable as (
    select
        tickets.ticket_id as ticket_id,
        coalesce(
            tickets.deadline_at,
            case
                when clocks.limit_hours is not null then clocks.hours_end_at
                else clocks.workdays_end_at
            end
        ) as deadline_at
    from tickets
    inner join clocks on tickets.ticket_id = clocks.ticket_id
),
requests as (
    select
        tickets.ticket_id as ticket_id,
        rule_clock.is_request_timed
        and coalesce(
            tickets.extension_requested_at > least(
                replaceable.deadline_at,
                date_trunc('day', replaceable.deadline_at)::timestamp
                    + interval (rule_clock.cutoff_second) second
            ),
            false
        ) as is_late
    from tickets
    inner join replaceable on tickets.ticket_id = replaceable.ticket_id
    cross join rule_clock
),
based as (
    select
        tickets.ticket_id as ticket_id,
        case
            when tickets.extended_deadline_at is not null
                and tickets.is_extension_approved
                and not requests.is_late then 'extension'
            when tickets.deadline_at is not null then 'explicit'
            when tickets.outcome is not null then 'given'
            when clocks.limit_hours is not null then 'sla'
            when clocks.limit_working_days is null then ''
            when clocks.workdays_end_at is null then 'uncovered'
            else 'sla'
        end as deadline_basis,
        tickets.extended_deadline_at is not null
        and tickets.is_extension_approved
        and requests.is_late as is_extension_late,
        tickets.extended_deadline_at as extended_deadline_at,
        tickets.deadline_at as deadline_at,
        case
            when clocks.limit_hours is not null then clocks.hours_end_at
            else clocks.workdays_end_at
        end as sla_deadline_at
    from tickets
    inner join clocks on tickets.ticket_id = clocks.ticket_id
    inner join requests on tickets.ticket_id = requests.ticket_id
),
due as (
    select
        ticket_id,
        deadline_basis,
        is_extension_late,
        case
            when deadline_basis = 'extension' then extended_deadline_at
            when deadline_basis = 'explicit' then deadline_at
            when deadline_basis = 'sla' then sla_deadline_at
        end as effective_deadline_at
    from based
)
select * from due
