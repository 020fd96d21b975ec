-- What a leader should know first: at most five facts that the tests let stand.
-- grain: finding_no
-- page: report, communities
-- units: change_unit = percent (share of the daily rate), items, points (percentage points)
with
candidates as (select * from mart_finding_candidates),
communities as (select * from int_community_findings),
numbered as (
    select
        candidates.*,
        row_number() over (
            order by rank, weight, metric, scope_label
        )::integer as finding_no
    from candidates
),
findings as (
    select
        numbered.*,
        communities.also_metric as also_metric,
        communities.also_numerator as also_numerator,
        communities.also_denominator as also_denominator,
        communities.also_reference_value as also_reference_value
    from numbered
    left join communities
        on numbered.scope = communities.scope
        and numbered.metric = communities.metric
    where numbered.finding_no <= 5
)
select * from findings
