-- Every record that could not be read, with the place to mend it.
-- grain: sheet_no, row, column
-- order: sheet_no, row, column
-- hidden: sheet_no
-- csv: rejects
with
rejects as (
    select
        raw_sheets.sheet_no as sheet_no,
        raw_sheets.file as file,
        raw_sheets.sheet as sheet,
        raw_rejects.row as row,
        coalesce(raw_rejects.column_name, '') as column,
        raw_rejects.value as value,
        raw_rejects.reason as reason,
        raw_rejects.hint as hint
    from raw_rejects
    inner join raw_sheets on raw_rejects.sheet_no = raw_sheets.sheet_no
)
select * from rejects
