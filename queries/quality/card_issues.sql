-- What is odd in each sheet, counted by column and value.
-- grain: sheet_no, issue, column, value
-- order: sheet_no, issue, count, column, value
with
issues as (select * from int_issues),
counted as (
    select
        sheet_no,
        issue,
        coalesce(issues.column, '') as column,
        coalesce(issues.value, '') as value,
        count(*)::integer as count,
        min(row)::integer as first_row
    from issues
    group by sheet_no, issue, coalesce(issues.column, ''), coalesce(issues.value, '')
),
labelled as (
    select
        counted.sheet_no as sheet_no,
        counted.issue as issue,
        coalesce(rule_issues.issue_label, counted.issue) as issue_label,
        counted.column as column,
        counted.value as value,
        counted.count as count,
        counted.first_row as first_row
    from counted
    left join rule_issues on counted.issue = rule_issues.issue
)
select * from labelled
