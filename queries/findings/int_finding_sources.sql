-- The tickets behind each finding: those on its bad side, and of what else is told of the same scope.
-- grain: finding_no, ticket_id
with
findings as (select * from int_findings),
told as (select * from findings where finding_no is not null),
members as (select candidate, ticket_id from int_finding_members where is_bad and is_now),
behind as (
    select told.finding_no as finding_no, members.ticket_id as ticket_id
    from told
    inner join members on told.candidate = members.candidate
    union all
    select told.finding_no as finding_no, members.ticket_id as ticket_id
    from findings
    inner join told
        on findings.told_with = told.finding_no
        and findings.dimension = told.dimension
        and findings.scope = told.scope
    inner join members on findings.candidate = members.candidate
),
distinct_tickets as (
    select finding_no, ticket_id from behind group by finding_no, ticket_id
)
select * from distinct_tickets
