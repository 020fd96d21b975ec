-- The words of the exports that no vocabulary knows, each once.
-- grain: field, value
with
unknown_values as (select * from int_unknown_values),
words as (
    select field, value
    from unknown_values
    group by field, value
)
select * from words
