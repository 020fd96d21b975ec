-- What a person should know of the files, each said once.
-- grain: file, warning
-- order: file, warning
-- kept: yes
with
raw_warnings as (select * from raw_warnings),
raw_sheets as (select * from raw_sheets),
outcomes as (select * from int_record_outcomes),
-- More than half of a sheet is older versions of itself: perhaps it is no list of tickets, or their numbers are cut.
repeated as (
    select
        sheet_no,
        count(*)::integer as records,
        sum(case when is_of_same_sheet then 1 else 0 end)::integer as repeats
    from outcomes
    group by sheet_no
),
warnings as (
    select file, warning from raw_warnings
    union all
    select
        raw_sheets.file as file,
        concat(
            case
                when raw_sheets.sheet = '' then ''
                else concat('工作表“', raw_sheets.sheet, '”：')
            end,
            repeated.records, ' 条记录中有 ', repeated.repeats,
            ' 条与本表另一条重号，已按较新的一条计；请核对工单编号是否完整。'
        ) as warning
    from repeated
    inner join raw_sheets on repeated.sheet_no = raw_sheets.sheet_no
    where repeated.repeats * 2 > repeated.records
),
distinct_warnings as (
    select file, warning
    from warnings
    group by file, warning
)
select * from distinct_warnings
