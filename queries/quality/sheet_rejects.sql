-- Every record that could not be read, as the clerk who mends it wants to see it.
-- grain: sheet_no, row, column
-- order: sheet_no, row, column
-- sheet: rejects.xlsx
with
rejects as (select * from int_rejects),
labelled as (
    select
        rejects.sheet_no as sheet_no,
        rejects.file as file,
        rejects.sheet as sheet,
        rejects.row as row,
        rejects.column as column,
        rejects.value as value,
        coalesce(rule_issues.issue_label, rejects.reason) as reason_label,
        rejects.hint as hint
    from rejects
    left join rule_issues on rejects.reason = rule_issues.issue
)
select * from labelled
