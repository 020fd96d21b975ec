-- The words of ratings that are no level by name, and the level that each counts as.
-- grain: word
-- order: level_no, word
-- units: records = cells that say so
with
cells as (
    select satisfaction as word from raw_tickets
    union all
    select sat_final from raw_tickets
    union all
    select sat_overall from raw_tickets
    union all
    select sat_first from raw_tickets
),
counted as (
    select word, count(*)::integer as records
    from cells
    where word is not null
    group by word
),
words as (select value, canonical from rule_values where field = 'satisfaction'),
levels as (select * from rule_satisfaction where is_rated),
told as (
    select
        counted.word as word,
        levels.level as level,
        levels.level_no as level_no,
        levels.is_strict as is_strict,
        levels.is_inclusive as is_inclusive,
        levels.is_dissatisfied as is_dissatisfied,
        counted.records as records
    from counted
    inner join words on counted.word = words.value
    inner join levels on words.canonical = levels.level
    where counted.word <> levels.level
)
select * from told
