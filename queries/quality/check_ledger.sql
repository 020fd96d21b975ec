-- Sheets whose records do not add up.
-- grain: sheet_no
-- kept: yes
with
ledger as (select * from int_ledger),
broken as (
    select
        sheet_no,
        concat(file, ' ', sheet) as subject,
        records as expected,
        counted + superseded + assisting + ignored + rejected as found
    from ledger
    where not balanced
)
select * from broken
