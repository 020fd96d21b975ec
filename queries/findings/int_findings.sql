-- Every candidate of the first page: those that are told, in their order, and why the others are not.
-- grain: candidate
-- order: order_no
-- hidden: candidate, most_tickets, unknown_callers, span_cases, metric_kind, good_direction, earlier_numerator, earlier_denominator
-- csv: findings
-- units: rates 0-1; cases = tickets (households for visits) on the bad side, expected_cases = as usual
-- units: most_by_one = cases of the caller heard most; tickets = behind it, named in finding_tickets.csv by its order_no
-- units: usual_cases = the most that chance still makes of as many tickets (95 %), empty where nothing is asked by it
-- units: p_value, q_value = of test, empty where it has none
with
candidates as (select * from int_finding_candidates),
judged as (select * from est_findings),
callers as (select * from int_finding_callers),
members as (
    select candidate, count(*)::integer as tickets
    from int_finding_members
    where is_bad
    group by candidate
),
numbers as (
    select candidate, finding_no from judged where finding_no is not null
),
findings as (
    select
        candidates.candidate as candidate,
        judged.finding_no as finding_no,
        numbers.finding_no as told_with,
        judged.verdict as verdict,
        candidates.dimension as dimension,
        candidates.kind as kind,
        candidates.metric as metric,
        candidates.scope as scope,
        candidates.scope_label as scope_label,
        candidates.metric_kind as metric_kind,
        candidates.good_direction as good_direction,
        candidates.is_worse as is_worse,
        candidates.against as against,
        candidates.numerator as numerator,
        candidates.denominator as denominator,
        case
            when candidates.metric_kind = 'rate' and candidates.denominator > 0
                then round(candidates.numerator::double / candidates.denominator, 6)
        end as value,
        candidates.earlier_numerator as earlier_numerator,
        candidates.earlier_denominator as earlier_denominator,
        round(candidates.reference_value, 6) as reference_value,
        candidates.bad as cases,
        round(judged.expected_bad, 2) as expected_cases,
        round(judged.excess, 2) as excess,
        callers.callers as callers,
        case when callers.are_known then callers.most_bad end as most_by_one,
        callers.most_tickets as most_tickets,
        callers.unknown_callers as unknown_callers,
        callers.bad as span_cases,
        coalesce(callers.are_known, false) as is_caller_known,
        judged.stands_without as stands_without,
        judged.months_in_row as months_in_row,
        judged.since_month as since_month,
        judged.is_since_first as is_since_first,
        round(judged.p_value, 6) as p_value,
        round(judged.q_value, 6) as q_value,
        judged.test as test,
        coalesce(members.tickets, 0) as tickets,
        row_number() over (
            order by
                coalesce(judged.finding_no, 1000000),
                case judged.verdict
                    when 'same_tickets' then 1
                    when 'after_the_first' then 2
                    when 'settled' then 3
                    when 'one_caller' then 4
                    when 'too_few' then 5
                    else 6
                end,
                judged.excess desc,
                candidates.candidate
        )::integer as order_no,
        judged.usual_cases as usual_cases
    from candidates
    inner join judged on candidates.candidate = judged.candidate
    left join members on candidates.candidate = members.candidate
    left join callers on candidates.candidate = callers.candidate
    left join numbers on judged.merged_into = numbers.candidate
)
select * from findings
