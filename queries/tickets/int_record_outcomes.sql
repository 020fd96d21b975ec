-- What became of each record: the newest of a ticket counts, assisting ones never do.
-- grain: record_no
-- units: newest = of the file with the later day, then by what the records themselves say; a hidden sheet is older than those that can be seen
with
stg_records as (select * from stg_records),
times as (select * from int_record_times),
raw_sheets as (select * from raw_sheets),
raw_files as (select * from raw_files),
placed as (
    select
        stg_records.record_no as record_no,
        stg_records.ticket_id as ticket_id,
        stg_records.sheet_no as sheet_no,
        stg_records.is_assisting as is_assisting,
        raw_files.file_no as file_no,
        raw_sheets.is_hidden as is_hidden,
        times.closed_at is not null
        or times.is_closing_implausible
        or coalesce(stg_records.status, '') = 'closed' as is_closed,
        stg_records.is_rated as is_rated,
        times.latest_event_at as latest_event_at,
        raw_files.last_named_day::timestamp as named_day
    from stg_records
    inner join times on stg_records.record_no = times.record_no
    inner join raw_sheets on stg_records.sheet_no = raw_sheets.sheet_no
    inner join raw_files on raw_sheets.file = raw_files.file
),
files as (
    select
        file_no,
        max(
            greatest(
                date_trunc('day', latest_event_at)::timestamp,
                coalesce(named_day, timestamp '1970-01-02 00:00:00')
            )
        ) as file_day
    from placed
    group by file_no
),
ranked as (
    select
        placed.*,
        row_number() over (
            partition by placed.ticket_id, placed.is_assisting
            order by
                files.file_day desc,
                case when placed.is_hidden then 1 else 0 end,
                placed.latest_event_at desc,
                case when placed.is_closed then 0 else 1 end,
                case when placed.is_rated then 0 else 1 end,
                placed.file_no desc,
                placed.record_no desc
        ) as newest_no
    from placed
    inner join files on placed.file_no = files.file_no
),
winners as (
    select ticket_id, sheet_no, is_closed, is_rated, record_no
    from ranked
    where newest_no = 1 and not is_assisting
),
outcomes as (
    select
        ranked.record_no as record_no,
        ranked.sheet_no as sheet_no,
        case
            when ranked.is_assisting then 'assisting'
            when ranked.newest_no = 1 then 'counted'
            else 'superseded'
        end as outcome,
        not ranked.is_assisting
        and ranked.newest_no > 1
        and ranked.sheet_no = winners.sheet_no as is_of_same_sheet,
        not ranked.is_assisting
        and (
            (ranked.is_closed and not winners.is_closed)
            or (
                ranked.is_closed = winners.is_closed
                and ranked.is_rated
                and not winners.is_rated
            )
        ) as says_more,
        winners.record_no as winner_no
    from ranked
    left join winners on ranked.ticket_id = winners.ticket_id
)
select * from outcomes
