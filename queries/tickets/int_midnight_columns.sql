-- Columns whose header, over all exports, has three times or more and all of them at midnight: they state days.
-- grain: sheet_no, field
-- kept:  yes
-- units: is_typed = a clock is written, at midnight
with
raw_clocks as (select * from raw_clocks),
headers as (
    select
        header,
        sum(times) as times,
        sum(midnights) as midnights,
        sum(days) as days
    from raw_clocks
    group by header
),
days as (
    select
        raw_clocks.sheet_no as sheet_no,
        raw_clocks.field as field,
        raw_clocks.header as header,
        headers.midnights > headers.days as is_typed
    from raw_clocks
    inner join headers on raw_clocks.header = headers.header
    where headers.times >= 3 and headers.times = headers.midnights
)
select * from days
