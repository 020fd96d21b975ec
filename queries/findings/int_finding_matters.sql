-- What is one person's matter and no finding, once each, with what the same caller makes of a rate of the street.
-- grain: candidate
-- units: also_numerator of also_denominator cases of also_metric are that caller's; without_* = the rate without all tickets of the caller
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
-- The same caller moves a rate of the street: the reader sees it on a tile.
alsos as (
    select
        matters.candidate as candidate,
        wholes.metric as metric,
        wholes.most_by_one as most_by_one,
        wholes.cases as cases,
        case
            when wholes.good_direction = 'up'
                then wholes.numerator - wholes.most_tickets + wholes.most_by_one
            else wholes.numerator - wholes.most_by_one
        end as without_numerator,
        wholes.denominator - wholes.most_tickets as without_denominator,
        row_number() over (
            partition by matters.candidate
            order by wholes.most_by_one desc, wholes.metric
        ) as also_no
    from matters
    inner join bad on matters.candidate = bad.candidate
    inner join bad as others on bad.ticket_id = others.ticket_id
    inner join int_findings as wholes
        on others.candidate = wholes.candidate
        and wholes.verdict = 'one_caller'
        and wholes.kind = 'rate_change'
        and wholes.is_worse
    where matters.candidate <> wholes.candidate
),
told as (
    select
        matters.candidate as candidate,
        matters.matter_no as matter_no,
        matters.dimension as dimension,
        matters.metric as metric,
        matters.scope as scope,
        matters.scope_label as scope_label,
        matters.cases as cases,
        matters.most_by_one as most_by_one,
        alsos.metric as also_metric,
        alsos.most_by_one as also_numerator,
        alsos.cases as also_denominator,
        alsos.without_numerator as without_numerator,
        alsos.without_denominator as without_denominator
    from matters
    left join alsos
        on matters.candidate = alsos.candidate and alsos.also_no = 1
    where matters.candidate not in (select candidate from again)
)
select * from told
