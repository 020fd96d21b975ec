-- In which files each unit and each community stands, by the names that are printed.
-- grain: field, name, file
-- order: field, name, file
-- units: field = the column's
with
tickets as (select * from int_tickets_counted),
located as (select * from int_tickets_located),
raw_sheets as (select * from raw_sheets),
words as (
    select value
    from lbl_words
    where field = 'community' and not is_withheld
),
named as (
    select 'unit_lead' as field, located.unit as name, tickets.sheet_no as sheet_no
    from tickets
    inner join located on tickets.ticket_id = located.ticket_id
    where located.unit <> ''
    union all
    select 'community', tickets.community_name, tickets.sheet_no
    from tickets
    inner join words on tickets.community_name = words.value
),
placed as (
    select distinct
        named.field as field,
        named.name as name,
        raw_sheets.file as file
    from named
    inner join raw_sheets on named.sheet_no = raw_sheets.sheet_no
)
select * from placed
