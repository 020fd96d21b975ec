-- What became of every record of every sheet.
-- grain: sheet_no
-- order: sheet_no
-- hidden: sheet_no
-- csv: ledger
-- sheet: annex.xlsx
with
raw_sheets as (select * from raw_sheets),
outcomes as (
    select
        stg_records.sheet_no as sheet_no,
        sum(case when int_record_outcomes.outcome = 'counted' then 1 else 0 end) as counted,
        sum(case when int_record_outcomes.outcome = 'superseded' then 1 else 0 end) as superseded,
        sum(case when int_record_outcomes.outcome = 'assisting' then 1 else 0 end) as assisting
    from stg_records
    inner join int_record_outcomes
        on stg_records.record_no = int_record_outcomes.record_no
    group by stg_records.sheet_no
),
ledger as (
    select
        raw_sheets.sheet_no as sheet_no,
        raw_sheets.file as file,
        raw_sheets.sheet as sheet,
        raw_sheets.format as format,
        raw_sheets.encoding as encoding,
        raw_sheets.header_row as header_row,
        raw_sheets.records as records,
        coalesce(outcomes.counted, 0)::integer as counted,
        coalesce(outcomes.superseded, 0)::integer as superseded,
        coalesce(outcomes.assisting, 0)::integer as assisting,
        raw_sheets.ignored as ignored,
        raw_sheets.rejected as rejected
    from raw_sheets
    left join outcomes on raw_sheets.sheet_no = outcomes.sheet_no
),
balanced as (
    select
        *,
        records = counted + superseded + assisting + ignored + rejected
            as balanced
    from ledger
)
select * from balanced
