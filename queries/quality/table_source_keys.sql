-- Of a database that was read, which record of it a row is: of tickets that are listed, of rejected records and of those with an issue.
-- grain: sheet_no, row
-- needs: source_key
-- order: sheet_no, row
-- hidden: sheet_no
-- csv: source_keys
-- units: row = as the other tables count it, in the order of the keys; key = the value of the column that the profile names
with
raw_sheets as (select * from raw_sheets),
raw_rejects as (select * from raw_rejects),
records as (select * from stg_records),
tickets as (select * from int_listed_tickets),
issues as (select * from int_issues),
counted as (select * from int_tickets_counted),
listed as (
    select
        counted.sheet_no as sheet_no,
        counted.source_row as row,
        counted.source_key as key
    from tickets
    inner join counted on tickets.ticket_id = counted.ticket_id
    union all
    select
        records.sheet_no as sheet_no,
        records.source_row as row,
        records.source_key as key
    from issues
    inner join records
        on issues.sheet_no = records.sheet_no
        and issues.row = records.source_row
    union all
    select sheet_no, row, row_key from raw_rejects
),
keyed as (
    select sheet_no, row, min(key) as key
    from listed
    where key is not null
    group by sheet_no, row
),
keys as (
    select
        keyed.sheet_no as sheet_no,
        raw_sheets.file as file,
        keyed.row as row,
        keyed.key as key
    from keyed
    inner join raw_sheets on keyed.sheet_no = raw_sheets.sheet_no
)
select * from keys
