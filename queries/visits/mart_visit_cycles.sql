-- How often those under care are to be visited, by group; the blank group is every other.
-- grain: care_group
-- order: cycle_no
-- page: report, visits
-- needs: visits
-- units: days = from one visit to the next
with
words as (select * from rule_visit_words where word_kind = 'care'),
rules as (select * from rule_visits),
cycles as (
    select
        word as care_group,
        cast(value as integer) as days,
        word_no as cycle_no
    from words
    union all
    select
        '' as care_group,
        cast(other_care_days as integer) as days,
        1000000 as cycle_no
    from rules
)
select * from cycles
