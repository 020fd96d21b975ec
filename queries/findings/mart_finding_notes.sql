-- What is said beside the findings: one person's matter, a wave that is over, ratings of few or not understood, tickets of no community.
-- grain: note_no
-- order: note_no
-- page: report
-- units: also_* and without_* as in int_finding_matters
-- units: numerator of denominator: that person's of all cases, the rated of the closed, the nearly satisfied of the rated (also_numerator with the
-- units: satisfied), the ratings that were not understood, the unlocated of the accepted
with
matters as (select * from int_finding_matters),
response as (
    select *
    from int_metrics
    where scope_kind = 'street' and metric = 'rated_share'
        and value < (select fewest_rated_share from rule_findings)
),
ratings as (
    select
        max(case when metric = 'satisfaction_strict' then numerator end)
            as satisfied,
        max(case when metric = 'satisfaction_inclusive' then numerator end)
            as included,
        max(case when metric = 'satisfaction_inclusive' then denominator end)
            as rated
    from int_metrics
    where scope_kind = 'street'
),
waves as (
    select
        findings.order_no as order_no,
        waves.topic as topic,
        waves.topic_label as topic_label,
        waves.tickets as tickets,
        waves.first_at as first_at,
        waves.last_at as last_at,
        waves.communities as communities,
        waves.expected as expected
    from int_findings as findings
    inner join int_finding_waves as waves on findings.scope = waves.topic
    where findings.kind = 'wave' and findings.verdict = 'settled'
),
unread as (select count(*)::integer as tickets from int_unread_ratings),
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
        matters.matter_no as matter_no,
        'one_person' as kind,
        matters.dimension as dimension,
        matters.metric as metric,
        matters.scope as scope,
        matters.scope_label as scope_label,
        matters.most_by_one as numerator,
        matters.cases as denominator,
        matters.also_metric as also_metric,
        matters.also_numerator as also_numerator,
        matters.also_denominator as also_denominator,
        matters.without_numerator as without_numerator,
        matters.without_denominator as without_denominator,
        null::timestamp as first_at,
        null::timestamp as last_at,
        null::integer as communities,
        null::double as expected_cases
    from matters
    union all
    select
        2, order_no, 'settled_wave', 'topic', 'volume', topic, topic_label, tickets,
        null, null, null, null, null, null, first_at, last_at, communities,
        expected
    from waves
    union all
    select
        3, 1, 'low_response', 'street', metric, scope, scope_label, numerator,
        denominator, null, null, null, null, null, null, null, null, null
    from response
    union all
    select
        4, 1, 'nearly_satisfied', 'street', 'satisfaction_inclusive', '', '',
        (included - satisfied)::integer, rated, null, included, rated, null,
        null, null, null, null, null
    from ratings
    where (included - satisfied) * 10 >= rated and included > satisfied
    union all
    select
        5, 1, 'unlocated', 'street', 'volume', '', '', numerator, denominator,
        null, null, null, null, null, null, null, null, null
    from unlocated
    union all
    select
        6, 1, 'unread_ratings', 'street', 'rated_share', '', '', tickets,
        null, null, null, null, null, null, null, null, null, null
    from unread
    where tickets > 0
),
numbered as (
    select
        row_number() over (order by rank, matter_no)::integer as note_no,
        kind, dimension, metric, scope, scope_label, numerator, denominator,
        also_metric, also_numerator, also_denominator,
        without_numerator, without_denominator,
        first_at, last_at, communities, expected_cases
    from notes
)
select * from numbered
