-- The street's stock of open tickets: in the period, and from its end to the moment of the data.
-- grain: span
-- sheet: annex.xlsx
-- page: report
-- needs: closed_at|status
with
flow as (select * from int_flow where scope_kind = 'street'),
spans as (
    select
        span,
        from_at,
        until_at,
        opening,
        accepted,
        closed + closed_without_time as closed,
        closing,
        closing_after_period,
        span = 'period' as is_period,
        opening is not null as is_known
    from flow
)
select * from spans
