-- After how many days half of each demand type was closed, and nine of ten.
-- grain: demand_type
-- order: type_no
-- page: report
-- units: half_days, most_days = days from acceptance, to half a day; null where not reached; end_days = the last of them; tickets = those the curve begins with
with
shares as (select * from est_open_shares),
reached as (
    select
        scope as demand_type,
        max(case when days = 0 then at_risk end)::integer as tickets,
        min(case when open_share <= 0.5 then days end) as half_days,
        min(case when open_share <= 0.1 then days end) as most_days
    from shares
    group by scope
),
numbered as (
    select
        row_number() over (order by tickets desc, demand_type)::integer
            as type_no,
        demand_type,
        tickets,
        half_days,
        most_days,
        coalesce(most_days, half_days, 0) as end_days
    from reached
)
select * from numbered
