-- Every ticket that is accepted, closed or due in the period, or open: no name, phone, address or text.
-- grain: ticket_id
-- order: accepted_at, ticket_id
-- csv: tickets
-- units: is_overdue_open = counted in overdue_open, so never accepted after the period
with
tickets as (select * from int_tickets),
current_period as (select * from run_periods where role = 'current'),
seen as (
    select int_ticket_periods.*
    from int_ticket_periods
    inner join current_period
        on int_ticket_periods.period_id = current_period.period_id
),
records as (select * from stg_records),
raw_sheets as (select * from raw_sheets),
run_options as (select * from run_options),
repeats as (
    select
        later_id,
        max(case when is_repeat then 1 else 0 end) as is_repeat,
        max(case when is_still_open then 1 else 0 end) as is_still_open
    from int_repeats
    where basis = 'caller'
    group by later_id
),
listed as (
    select
        tickets.ticket_id as ticket_id,
        tickets.accepted_at as accepted_at,
        case
            when tickets.dispatched_at <= run_options.as_of
                then tickets.dispatched_at
        end as dispatched_at,
        tickets.effective_deadline_at as effective_deadline,
        tickets.deadline_basis as deadline_basis,
        case
            when tickets.closed_at <= run_options.as_of
                then tickets.closed_at
        end as closed_at,
        case
            when not run_options.has_closure then null
            when seen.is_closed_by then 'closed'
            when tickets.status = 'replied' then 'replied'
            else 'open'
        end as state,
        tickets.community as community,
        tickets.shown_estate as estate,
        tickets.unit as unit,
        tickets.demand_type as demand_type,
        tickets.channel as channel,
        tickets.shown_topic as topic,
        tickets.shown_basis as topic_basis,
        case
            when tickets.called_back_at > run_options.as_of then null
            else tickets.satisfaction
        end as satisfaction,
        tickets.solved as solved,
        seen.is_accepted as in_accepted,
        seen.is_closed as in_closed,
        seen.is_due as in_due,
        case when seen.is_due then seen.is_ontime end as is_ontime,
        seen.is_overdue_open and not seen.is_after_period as is_overdue_open,
        case
            when tickets.is_repeat_flagged or repeats.is_repeat = 1 then 'L2'
            when repeats.is_still_open = 1 then 'L1'
        end as repeat_kind,
        raw_sheets.file as source_file,
        raw_sheets.sheet as source_sheet,
        records.source_row as source_row,
        seen.is_after_period as is_after_period
    from tickets
    inner join seen on tickets.ticket_id = seen.ticket_id
    inner join records on tickets.record_no = records.record_no
    inner join raw_sheets on records.sheet_no = raw_sheets.sheet_no
    left join repeats on tickets.ticket_id = repeats.later_id
    cross join run_options
)
select * from listed
