-- The hotspots that each past month would have been called to have, beside as many of its largest, against the next month.
-- grain: month, method
-- order: month, method
-- csv: backtest
-- sheet: annex.xlsx
-- units: share = of the called, those with three tickets of two callers in the next month
with
backtest as (select * from est_backtest),
shares as (
    select
        month,
        method,
        called,
        recurred,
        case when called > 0 then round(recurred::double / called, 6) end
            as share,
        next_month,
        next_tickets
    from backtest
)
select * from shares
