-- What could not be read in each sheet, counted by reason and column.
-- grain: sheet_no, reason, column
-- order: sheet_no, reason, column
with
rejects as (select * from int_rejects),
counted as (
    select
        sheet_no,
        reason,
        rejects.column as column,
        count(*)::integer as count,
        min(row)::integer as first_row,
        min(hint) as hint
    from rejects
    group by sheet_no, reason, rejects.column
),
labelled as (
    select
        counted.sheet_no as sheet_no,
        counted.reason as reason,
        coalesce(rule_issues.issue_label, counted.reason) as reason_label,
        counted.column as column,
        counted.count as count,
        counted.first_row as first_row,
        counted.hint as hint
    from counted
    left join rule_issues on counted.reason = rule_issues.issue
)
select * from labelled
