-- The fields that at least one sheet of the exports has.
-- grain: field
with
taken as (select * from raw_columns where is_taken and field is not null),
fields as (
    select field
    from taken
    group by field
)
select * from fields
