-- The days that the names of exports state and that acceptances of the same file come within two days of: data reaches so far even where its last days had none.
-- grain: day
with
raw_files as (select * from raw_files where last_named_day is not null),
raw_sheets as (select * from raw_sheets),
records as (select * from stg_record_times),
files as (
    select file, last_named_day::timestamp as day
    from raw_files
),
near as (
    select files.day as day
    from files
    inner join raw_sheets on files.file = raw_sheets.file
    inner join records on raw_sheets.sheet_no = records.sheet_no
    where records.accepted_at >= files.day - interval 2 day
        and records.accepted_at < files.day + interval 3 day
    group by files.day
)
select * from near
