-- The last day that the file of each sheet tells of: of what happened in it, or in its name, and whether tickets are open as of that day alone.
-- grain: sheet_no
-- units: is_earlier = more than a week before the moment of the data, so that what is open in it may be closed by now
with
raw_sheets as (select * from raw_sheets),
raw_files as (select * from raw_files),
run_options as (select * from run_options),
events as (
    select
        stg_records.sheet_no as event_sheet,
        max(int_record_times.latest_event_at) as latest_event_at
    from stg_records
    inner join int_record_times
        on stg_records.record_no = int_record_times.record_no
    group by stg_records.sheet_no
),
files as (
    select
        raw_sheets.file as day_file,
        max(
            greatest(
                date_trunc(
                    'day',
                    coalesce(events.latest_event_at, timestamp '1970-01-02 00:00:00')
                )::timestamp,
                coalesce(
                    raw_files.last_named_day::timestamp,
                    timestamp '1970-01-02 00:00:00'
                )
            )
        ) as told_until
    from raw_sheets
    inner join raw_files on raw_sheets.file = raw_files.file
    left join events on raw_sheets.sheet_no = events.event_sheet
    group by raw_sheets.file
),
days as (
    select
        raw_sheets.sheet_no as sheet_no,
        files.told_until as told_until,
        date_diff('day', files.told_until, run_options.as_of) > 7 as is_earlier
    from raw_sheets
    inner join files on raw_sheets.file = files.day_file
    cross join run_options
)
select * from days
