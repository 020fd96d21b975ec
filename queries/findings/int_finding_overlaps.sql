-- How many tickets on the bad side two candidates share.
-- grain: candidate, other
with
bad as (
    select candidate, ticket_id from int_finding_members where is_bad and is_now
),
shared as (
    select
        bad.candidate as candidate,
        others.candidate as other,
        count(*)::integer as tickets
    from bad
    inner join bad as others on bad.ticket_id = others.ticket_id
    where bad.candidate <> others.candidate
    group by bad.candidate, others.candidate
)
select * from shared
