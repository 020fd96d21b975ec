-- How far the stock of the first day is cleared, by the way each ticket needs.
-- grain: way
-- order: way_no
-- sheet: annex.xlsx
-- page: report
-- needs: closed_at|status
-- units: struck_back = struck off, and come again since; all_* = of every way together
-- units: back and what is of it = null where nobody can know of none
-- units: lacks = the field without which nobody can say what is struck off; these counts are null then
with
clearing as (select * from int_clearing),
ways as (select * from int_clearing_ways),
counted as (
    select
        way as known_way,
        count(*)::integer as stock,
        sum(case when is_closed then 1 else 0 end)::integer as closed,
        max(lacks) as lacks,
        sum(
            case
                when lacks <> '' then null
                when is_struck_off then 1
                else 0
            end
        )::integer as struck_off,
        sum(
            case
                when lacks <> '' or is_back is null then null
                when is_struck_off and is_back then 1
                else 0
            end
        )::integer as struck_back,
        sum(
            case when is_back then 1 when is_back is not null then 0 end
        )::integer as back
    from clearing
    group by way
),
told as (
    select
        ways.way as way,
        ways.way_no as way_no,
        counted.stock as stock,
        counted.closed as closed,
        counted.stock - counted.closed as remaining,
        counted.struck_off as struck_off,
        counted.struck_back as struck_back,
        counted.back as back,
        counted.lacks as lacks,
        sum(counted.stock) over ()::integer as all_stock,
        sum(counted.struck_off) over ()::integer as all_struck_off,
        sum(counted.struck_back) over ()::integer as all_struck_back,
        sum(counted.back) over () is not null as is_back_known
    from ways
    inner join counted on ways.way = counted.known_way
)
select * from told
