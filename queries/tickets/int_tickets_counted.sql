-- The one record that counts for each ticket; one whose acceptance is implausible stands in the ledger alone.
-- kept:  yes
-- grain: ticket_id
with
stg_records as (select * from stg_records),
times as (select * from int_record_times),
counted as (
    select record_no from int_record_outcomes where outcome = 'counted'
),
tickets as (
    select
        stg_records.record_no as record_no,
        stg_records.sheet_no as sheet_no,
        stg_records.source_row as source_row,
        stg_records.source_key as source_key,
        stg_records.ticket_id as ticket_id,
        stg_records.topic_path as topic_path,
        stg_records.community_name as community_name,
        stg_records.unit_name as unit_name,
        stg_records.caller_key as caller_key,
        stg_records.demand_type as demand_type,
        stg_records.channel as channel,
        case
            when times.is_closing_implausible
                and coalesce(stg_records.status, '') not in ('void', 'returned')
                then 'closed'
            else stg_records.status
        end as status,
        stg_records.solved as solved,
        stg_records.outcome as outcome,
        stg_records.satisfaction as satisfaction,
        stg_records.sla_unit as sla_unit,
        stg_records.contacted as contacted,
        stg_records.sla_value as sla_value,
        stg_records.return_count as return_count,
        stg_records.has_extension_days_only as has_extension_days_only,
        stg_records.is_rated as is_rated,
        stg_records.is_hard as is_hard,
        stg_records.is_withheld as is_withheld,
        stg_records.is_extension_approved as is_extension_approved,
        stg_records.is_reworked as is_reworked,
        stg_records.is_urged as is_urged,
        stg_records.is_repeat_flagged as is_repeat_flagged,
        stg_records.is_unreasonable as is_unreasonable,
        stg_records.is_unassessed as is_unassessed,
        stg_records.is_called_back as is_called_back,
        times.accepted_is_day as accepted_is_day,
        times.dispatched_is_day as dispatched_is_day,
        times.signed_is_day as signed_is_day,
        times.contacted_is_day as contacted_is_day,
        times.closed_is_day as closed_is_day,
        times.called_back_is_day as called_back_is_day,
        times.is_closing_implausible as is_closing_implausible,
        times.accepted_at as accepted_at,
        times.dispatched_at as dispatched_at,
        times.signed_at as signed_at,
        times.contacted_at as contacted_at,
        times.closed_at as closed_at,
        times.called_back_at as called_back_at,
        times.deadline_at as deadline_at,
        times.extended_deadline_at as extended_deadline_at,
        times.extension_requested_at as extension_requested_at,
        times.redispatched_at as redispatched_at
    from stg_records
    inner join counted on stg_records.record_no = counted.record_no
    inner join times on stg_records.record_no = times.record_no
    where not times.is_acceptance_implausible
)
select * from tickets
