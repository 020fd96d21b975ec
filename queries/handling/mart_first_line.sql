-- What the first unit closed by itself in the whole street.
-- grain: scope
-- page: report
-- needs: closed_at, returns|redispatched_at|rework|rework_count
with
first_line as (select * from int_first_line where scope_kind = 'street')
select * from first_line
