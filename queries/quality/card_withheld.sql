-- Names of units, communities and categories that are not printed, and where the first of each stands.
-- grain: field, name
-- order: field, name
with
words as (select * from lbl_words where is_withheld),
raw_tickets as (select * from raw_tickets),
raw_sheets as (select * from raw_sheets),
found as (
    select
        words.field as field,
        words.name as name,
        raw_tickets.record_no as record_no
    from words
    inner join raw_tickets on words.value = raw_tickets.unit_lead
    where words.field = 'unit'
    union all
    select words.field, words.name, raw_tickets.record_no
    from words
    inner join raw_tickets on words.value = raw_tickets.community
    where words.field = 'community'
    union all
    select words.field, words.name, raw_tickets.record_no
    from words
    cross join raw_tickets
    where words.field = 'topic'
        and position(words.value in raw_tickets.topic_path) > 0
),
counted as (
    select
        field,
        name,
        count(*)::integer as records,
        min(record_no) as first_no
    from found
    group by field, name
),
placed as (
    select
        counted.field as field,
        counted.name as name,
        counted.records as records,
        raw_sheets.file as file,
        raw_sheets.sheet as sheet,
        raw_tickets.row as row
    from counted
    inner join raw_tickets on counted.first_no = raw_tickets.record_no
    inner join raw_sheets on raw_tickets.sheet_no = raw_sheets.sheet_no
)
select * from placed
