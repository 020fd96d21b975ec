-- Everything odd that did not cost a record, with the place to look at.
-- grain: issue_no
-- order: issue_no
-- hidden: issue_no, sheet_no
-- masked: value
-- csv: issues
with
raw_columns as (
    select sheet_no, field, min(header) as header
    from raw_columns
    where is_taken and field is not null
    group by sheet_no, field
),
records as (select record_no, sheet_no, row from raw_tickets),
noted as (
    select record_no, field, value, 'unknown_value' as issue
    from int_unknown_values
    union all
    select
        int_faults.record_no,
        int_faults.field,
        case
            when int_faults.issue = 'unknown_community'
                then raw_tickets.community
        end as value,
        int_faults.issue
    from int_faults
    inner join raw_tickets on int_faults.record_no = raw_tickets.record_no
),
issues as (
    select
        raw_issues.sheet_no as sheet_no,
        raw_issues.row as row,
        raw_issues.column_name as column_name,
        raw_issues.value as value,
        raw_issues.issue as issue
    from raw_issues
    union all
    select
        records.sheet_no as sheet_no,
        records.row as row,
        raw_columns.header as column_name,
        noted.value as value,
        noted.issue as issue
    from noted
    inner join records on noted.record_no = records.record_no
    left join raw_columns
        on records.sheet_no = raw_columns.sheet_no
        and noted.field = raw_columns.field
),
numbered as (
    select
        raw_sheets.file as file,
        raw_sheets.sheet as sheet,
        issues.row as row,
        issues.column_name as column,
        issues.value as value,
        issues.issue as issue,
        issues.sheet_no as sheet_no,
        row_number() over (
            order by
                issues.sheet_no,
                coalesce(issues.row, 0),
                issues.column_name,
                issues.issue,
                issues.value
        )::integer as issue_no
    from issues
    inner join raw_sheets on issues.sheet_no = raw_sheets.sheet_no
)
select * from numbered
