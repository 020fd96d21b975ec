-- Each matter that a meeting could take up, and each part of a unit's overdue tickets, as its tickets add up, with the unit that has most.
-- grain: meeting_no, matter, part
-- needs: closed_at|status
-- units: part = empty for the whole; parts = how many things a unit's overdue tickets are about, 1 for any other matter
-- units: working_days_late = the latest of its open tickets
with
members as (select * from int_meeting_parts),
lead_units as (
    select
        meeting_no as led_meeting,
        matter as led_matter,
        part as led_part,
        unit as lead_unit,
        row_number() over (
            partition by meeting_no, matter, part
            order by count(*) desc, case when unit = '' then 1 else 0 end, unit
        ) as unit_no
    from members
    group by meeting_no, matter, part, unit
),
matters as (
    select
        meeting_no,
        matter,
        part,
        min(kind) as kind,
        min(case when told_no = 1 then ticket_id end) as ticket_id,
        case
            when count(distinct topic) = 1 then min(topic)
            else 'other'
        end as topic,
        min(accepted_at) as first_at,
        count(distinct subject)::integer as parts,
        count(*)::integer as tickets,
        (
            count(distinct caller_key)
            + sum(case when caller_key is null then 1 else 0 end)
        )::integer as callers,
        count(distinct unit)::integer as units,
        sum(case when is_open then 1 else 0 end)::integer as open,
        sum(case when is_overdue then 1 else 0 end)::integer as overdue,
        sum(case when is_open and is_after_period then 1 else 0 end)::integer
            as open_after_period,
        max(case when is_open then working_days_late end)
            as working_days_late,
        min(case when is_open then effective_deadline_at end)
            as deadline_at,
        max(case when is_safety then 1 else 0 end) = 1 as is_safety,
        max(case when is_overdue then 1 else 0 end) = 1 as is_overdue,
        max(case when is_near then 1 else 0 end) = 1 as is_near,
        max(case when is_reworked then 1 else 0 end) = 1 as is_reworked,
        max(case when is_returned then 1 else 0 end) = 1 as is_returned,
        max(case when is_hotspot then 1 else 0 end) = 1 as is_hotspot,
        max(case when is_dissatisfied then 1 else 0 end) = 1
            as is_dissatisfied,
        max(case when is_suspended then 1 else 0 end) = 1
            as is_suspended,
        max(case when is_hard then 1 else 0 end) = 1 as is_hard,
        max(case when urgency = 'emergency' then 1 else 0 end) = 1
            as is_emergency,
        max(return_count)::integer as returns,
        sum(whistles)::integer as whistles,
        max(case when dispatched_at is not null then 1 else 0 end) = 1
            as is_dispatched,
        max(case when signed_at is not null then 1 else 0 end) = 1
            as is_signed,
        max(case when contacted_at is not null then 1 else 0 end) = 1
            as is_contacted,
        max(case when deadline_basis = 'extension' then 1 else 0 end) = 1
            as is_extended
    from members
    group by meeting_no, matter, part
),
led as (
    select
        matters.*,
        lead_units.lead_unit as unit
    from matters
    inner join lead_units
        on matters.meeting_no = lead_units.led_meeting
        and matters.matter = lead_units.led_matter
        and matters.part = lead_units.led_part
        and lead_units.unit_no = 1
)
select * from led
