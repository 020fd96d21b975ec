-- Each part, and each two, that a change may be told by: what they count together, a ticket of both once.
-- grain: metric, against, first_no, second_no
-- units: second_no 0 = one part alone
with
candidates as (select * from int_change_candidates),
members as (select * from int_change_members),
shared as (
    select
        firsts.metric as metric,
        firsts.against as against,
        firsts.candidate_no as first_no,
        seconds.candidate_no as second_no,
        sum(case when firsts.role = 'current' and firsts.in_numerator then 1 else 0 end)
            as numerator,
        sum(case when firsts.role = 'current' and firsts.in_denominator then 1 else 0 end)
            as denominator,
        sum(case when firsts.role <> 'current' and firsts.in_numerator then 1 else 0 end)
            as earlier_numerator,
        sum(case when firsts.role <> 'current' and firsts.in_denominator then 1 else 0 end)
            as earlier_denominator
    from members as firsts
    inner join members as seconds
        on firsts.metric = seconds.metric
        and firsts.against = seconds.against
        and firsts.role = seconds.role
        and firsts.ticket_id = seconds.ticket_id
    where firsts.candidate_no < seconds.candidate_no
    group by
        firsts.metric, firsts.against, firsts.candidate_no, seconds.candidate_no
),
pairs as (
    select
        firsts.metric as metric,
        firsts.against as against,
        firsts.candidate_no as first_no,
        seconds.candidate_no as second_no,
        firsts.numerator + seconds.numerator as numerator,
        firsts.denominator + seconds.denominator as denominator,
        firsts.earlier_numerator + seconds.earlier_numerator as earlier_numerator,
        firsts.earlier_denominator + seconds.earlier_denominator
            as earlier_denominator,
        case
            when firsts.share < seconds.share then firsts.share
            else seconds.share
        end as least_share
    from candidates as firsts
    inner join candidates as seconds
        on firsts.metric = seconds.metric and firsts.against = seconds.against
    where firsts.candidate_no < seconds.candidate_no
),
united as (
    select
        metric,
        against,
        candidate_no as first_no,
        0 as second_no,
        numerator,
        denominator,
        earlier_numerator,
        earlier_denominator,
        share as least_share
    from candidates
    union all
    select
        pairs.metric,
        pairs.against,
        pairs.first_no,
        pairs.second_no,
        (pairs.numerator - coalesce(shared.numerator, 0))::integer,
        (pairs.denominator - coalesce(shared.denominator, 0))::integer,
        (pairs.earlier_numerator - coalesce(shared.earlier_numerator, 0))::integer,
        (pairs.earlier_denominator - coalesce(shared.earlier_denominator, 0))::integer,
        pairs.least_share
    from pairs
    left join shared
        on pairs.metric = shared.metric
        and pairs.against = shared.against
        and pairs.first_no = shared.first_no
        and pairs.second_no = shared.second_no
)
select * from united
