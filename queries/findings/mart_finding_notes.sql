-- What is said beside the findings: one person's matter, ratings of few, tickets of no community.
-- grain: note_no
-- order: note_no
-- page: report
-- units: numerator of denominator: that person's of all cases, the rated of the closed, the unlocated of the accepted
with
matters as (
    select
        candidate,
        dimension,
        metric,
        scope,
        scope_label,
        cases,
        most_by_one,
        row_number() over (
            order by most_by_one desc, cases, candidate
        ) as matter_no
    from int_findings
    where verdict = 'one_caller'
        and is_worse
        and most_by_one >= (select fewest_cases from rule_findings)
),
bad as (select candidate, ticket_id from int_finding_members where is_bad),
-- Of those that rest on the same tickets the first alone.
again as (
    select matters.candidate as candidate
    from matters
    inner join bad on matters.candidate = bad.candidate
    inner join bad as others on bad.ticket_id = others.ticket_id
    inner join matters as earlier
        on others.candidate = earlier.candidate
        and earlier.matter_no < matters.matter_no
    group by matters.candidate
),
response as (
    select *
    from int_metrics
    where scope_kind = 'street' and metric = 'rated_share'
        and value < (select fewest_rated_share from rule_findings)
),
volumes as (select * from int_metrics where metric = 'volume'),
unlocated as (
    select communities.numerator as numerator, street.numerator as denominator
    from volumes as communities
    inner join volumes as street on street.scope_kind = 'street'
    where communities.scope_kind = 'community'
        and communities.scope = (select no_community from rule_scopes)
        and communities.numerator
            > street.numerator * (select most_unlocated_share from rule_findings)
        and communities.numerator < street.numerator
),
notes as (
    select
        1 as rank,
        matter_no,
        'one_person' as kind,
        dimension,
        metric,
        scope,
        scope_label,
        most_by_one as numerator,
        cases as denominator
    from matters
    where candidate not in (select candidate from again)
    union all
    select
        2, 1, 'low_response', 'street', metric, scope, scope_label, numerator,
        denominator
    from response
    union all
    select
        3, 1, 'unlocated', 'street', 'volume', '', '', numerator, denominator
    from unlocated
),
numbered as (
    select
        row_number() over (order by rank, matter_no)::integer as note_no,
        kind,
        dimension,
        metric,
        scope,
        scope_label,
        numerator,
        denominator
    from notes
)
select * from numbered
