-- The matters for the weekly meeting: places are kept for each kind, danger first, then those of many people, those that hang, the overdue.
-- grain: matter
-- order: matter_no
-- csv: meeting
-- needs: closed_at|status
-- units: code = as it was when the matter was first decided upon; overdue = open tickets past their deadline
-- units: working_days_late = the latest of its open tickets; level = of the whistle proposed, 0 for none
with
listed as (select * from int_meeting_turns where meeting_no = 0),
codes as (
    select coded_matter, code from int_meeting_codes where meeting_no = 0
),
meeting as (
    select
        matter_no,
        is_listed,
        matter, ticket_id, topic, community, place, unit, first_at, tickets,
        callers, open, working_days_late, deadline_at, is_safety, is_overdue,
        is_near, is_reworked, is_returned, is_hotspot, is_dissatisfied,
        is_suspended, is_dispatched, is_signed, is_contacted, is_extended,
        returns, whistles, blocker, level, external_units, open_after_period,
        kind, codes.code as code, overdue, lead_unit, is_told
    from listed
    inner join codes on listed.matter = codes.coded_matter
)
select * from meeting
