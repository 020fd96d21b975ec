-- The code of each matter that was decided upon by one: as it was then, whichever of its tickets are left.
-- grain: coded_matter
-- needs: closed_at|status
with
decided as (
    select told_in, code, told_decision
    from int_decision_matters
    where told_in <> '' and code <> ''
),
firsts as (
    select min(told_decision) as first_no
    from decided
    group by told_in
),
codes as (
    select decided.told_in as coded_matter, decided.code as code
    from decided
    inner join firsts on decided.told_decision = firsts.first_no
)
select * from codes
