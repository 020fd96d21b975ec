-- Closings of the period that no report can praise: what it tells as a finding, of units and communities that one is about, what the weekly meeting
-- takes up, and of an estate's topic that left somebody dissatisfied or unsolved.
-- grain: ticket_id
-- needs: closed_at|status, satisfaction|sat_final|sat_overall|sat_first
with
tickets as (select * from int_listed_tickets where in_closed),
levels as (select level from rule_satisfaction where is_dissatisfied),
told as (
    select dimension, scope
    from int_findings
    where finding_no is not null
        and is_worse
        and dimension in ('unit', 'community')
    group by dimension, scope
),
bad_matters as (
    select estate as bad_estate, topic as bad_topic
    from tickets
    where estate <> ''
        and topic <> 'other'
        and (
            coalesce(solved, '') = 'unsolved'
            or satisfaction in (select level from levels)
        )
    group by estate, topic
),
blamed as (
    select ticket_id from int_finding_sources
    union all
    select ticket_id from int_meeting_members where meeting_no = 0
    union all
    select tickets.ticket_id as ticket_id
    from tickets
    inner join told
        on told.dimension = 'unit' and tickets.unit = told.scope
    union all
    select tickets.ticket_id as ticket_id
    from tickets
    inner join told
        on told.dimension = 'community' and tickets.community = told.scope
    union all
    select tickets.ticket_id as ticket_id
    from tickets
    inner join bad_matters
        on tickets.estate = bad_matters.bad_estate
        and tickets.topic = bad_matters.bad_topic
),
distinct_tickets as (select ticket_id from blamed group by ticket_id)
select * from distinct_tickets
