-- What a reader has to know of each ticket's deadline and state: the source it is of, and what is not known of it.
-- grain: ticket_id
-- units: is_assumed = its deadline is by the rules, since no export states one; told_until = the last day of its export, null where that is of late
with
tickets as (select * from int_tickets_counted),
due as (select * from int_tickets_due),
raw_sheets as (select * from raw_sheets),
sheet_days as (select * from int_sheet_days),
source_files as (select * from run_source_files),
marks as (
    select
        tickets.ticket_id as ticket_id,
        coalesce(source_files.source_name, '') as source_name,
        due.is_assumed as is_assumed,
        case when sheet_days.is_earlier then sheet_days.told_until end
            as told_until
    from tickets
    inner join due on tickets.ticket_id = due.ticket_id
    inner join raw_sheets on tickets.sheet_no = raw_sheets.sheet_no
    inner join sheet_days on tickets.sheet_no = sheet_days.sheet_no
    left join source_files on raw_sheets.file = source_files.file
)
select * from marks
