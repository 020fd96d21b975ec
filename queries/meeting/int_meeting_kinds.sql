-- Of which kind each subject is, and the matter it is told in: overdue tickets are gathered by their unit, any other subject is a matter.
-- grain: meeting_no, subject
-- needs: closed_at|status
with
members as (select * from int_meeting_subjects),
hotspots as (
    select meeting_no, hotspot_id, min(kind) as hotspot_kind
    from int_meeting_hotspots
    group by meeting_no, hotspot_id
),
rule_meeting as (select * from rule_meeting),
lead_units as (
    select
        meeting_no as led_meeting,
        subject as led_subject,
        unit as lead_unit,
        row_number() over (
            partition by meeting_no, subject
            order by count(*) desc, case when unit = '' then 1 else 0 end, unit
        ) as unit_no
    from members
    group by meeting_no, subject, unit
),
sums as (
    select
        meeting_no,
        subject as summed,
        (
            count(distinct caller_key)
            + sum(case when caller_key is null then 1 else 0 end)
        )::integer as callers,
        max(case when is_safety then 1 else 0 end) as danger,
        max(case when is_returned or is_suspended then 1 else 0 end) as stuck,
        max(case when is_overdue then 1 else 0 end) as overdue
    from members
    group by meeting_no, subject
),
kinds as (
    select
        sums.meeting_no as meeting_no,
        sums.summed as subject,
        lead_units.lead_unit as unit,
        case
            when sums.danger = 1 then 'danger'
            when hotspots.hotspot_kind in ('burst', 'persistent')
                then hotspots.hotspot_kind
            when hotspots.hotspot_id is not null
                or sums.callers >= rule_meeting.least_callers then 'many'
            when sums.stuck = 1 then 'between'
            when sums.overdue = 1 then 'overdue'
            else 'single'
        end as kind
    from sums
    inner join lead_units
        on sums.meeting_no = lead_units.led_meeting
        and sums.summed = lead_units.led_subject
        and lead_units.unit_no = 1
    left join hotspots
        on sums.meeting_no = hotspots.meeting_no
        and sums.summed = hotspots.hotspot_id
    cross join rule_meeting
),
told as (
    select
        meeting_no,
        subject,
        kind,
        case
            when kind = 'overdue' then concat('overdue@', unit)
            else subject
        end as matter
    from kinds
)
select * from told
