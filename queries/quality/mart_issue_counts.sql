-- How often each kind of oddity occurs.
-- grain: issue
-- order: issue
-- sheet: annex.xlsx
-- page: report
with
issues as (select * from int_issues),
counts as (
    select issue, count(*)::integer as issues
    from issues
    group by issue
),
labelled as (
    select
        counts.issue as issue,
        coalesce(rule_issues.issue_label, counts.issue) as issue_label,
        counts.issues as count
    from counts
    left join rule_issues on counts.issue = rule_issues.issue
)
select * from labelled
