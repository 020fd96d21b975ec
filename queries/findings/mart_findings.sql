-- What a leader should know first: at most five facts that the tests let stand, with since when, who and what they are made of.
-- grain: finding_no
-- order: finding_no
-- page: report, communities
-- units: span_cases = those that callers were counted of: of what persists a year's
-- units: also_shared_cases = those that are on the bad side in both respects
-- units: behind_tickets = all that a list of it would have, withheld_tickets = of these without a row in it
with
findings as (select * from int_findings),
told as (select * from findings where finding_no is not null),
hotspots as (select * from int_hotspots),
waves as (select * from int_finding_waves),
estates as (select * from est_problem_estates),
shared as (select * from int_finding_overlaps),
behind as (
    select finding_no, count(*)::integer as tickets
    from int_finding_sources
    group by finding_no
),
listed as (
    select finding_no, count(*)::integer as tickets
    from mart_finding_tickets
    group by finding_no
),
-- A second respect in which the same scope is worse.
others as (
    select
        told.finding_no as finding_no,
        findings.metric as metric,
        findings.numerator as numerator,
        findings.denominator as denominator,
        findings.reference_value as reference_value,
        findings.cases as cases,
        findings.usual_cases as usual_cases,
        coalesce(shared.tickets, 0) as shared_cases,
        row_number() over (
            partition by told.finding_no
            order by findings.excess desc, findings.metric
        ) as other_no
    from told
    inner join findings
        on told.finding_no = findings.told_with
        and told.dimension = findings.dimension
        and told.scope = findings.scope
    left join shared
        on told.candidate = shared.candidate
        and findings.candidate = shared.other
    where findings.kind = 'rate' and findings.metric <> told.metric
),
shown as (
    select
        told.finding_no as finding_no,
        told.dimension as dimension,
        told.kind as kind,
        told.metric as metric,
        told.scope as scope,
        told.scope_label as scope_label,
        told.is_worse as is_worse,
        told.against as against,
        told.numerator as numerator,
        told.denominator as denominator,
        told.value as value,
        told.reference_value as reference_value,
        told.earlier_numerator as earlier_numerator,
        told.earlier_denominator as earlier_denominator,
        told.cases as cases,
        told.expected_cases as expected_cases,
        told.excess as excess,
        told.callers as callers,
        told.unknown_callers as unknown_callers,
        told.span_cases as span_cases,
        told.usual_cases as usual_cases,
        told.is_caller_known as is_caller_known,
        told.months_in_row as months_in_row,
        coalesce(told.since_month, estates.since) as since_month,
        coalesce(told.is_since_first, false) as is_since_first,
        hotspots.kind as hotspot_kind,
        coalesce(hotspots.first_at, waves.first_at) as first_at,
        coalesce(hotspots.last_at, waves.last_at) as last_at,
        coalesce(hotspots.open, waves.open) as open,
        waves.communities as communities,
        others.metric as also_metric,
        others.numerator as also_numerator,
        others.denominator as also_denominator,
        others.reference_value as also_reference_value,
        others.cases as also_cases,
        others.usual_cases as also_usual_cases,
        others.shared_cases as also_shared_cases,
        coalesce(behind.tickets, 0) as behind_tickets,
        coalesce(behind.tickets, 0) - coalesce(listed.tickets, 0)
            as withheld_tickets
    from told
    left join behind on told.finding_no = behind.finding_no
    left join listed on told.finding_no = listed.finding_no
    left join hotspots
        on told.kind = 'hotspot' and told.scope = hotspots.hotspot_id
    left join waves on told.kind = 'wave' and told.scope = waves.topic
    left join estates on told.kind = 'estate' and told.scope = estates.estate
    left join others
        on told.finding_no = others.finding_no and others.other_no = 1
)
select * from shown
