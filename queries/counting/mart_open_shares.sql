-- The share of each demand type still open so many days after acceptance.
-- grain: demand_type, days
-- order: demand_type, days
-- page: report
-- units: open_share = 0-1, Kaplan–Meier; at_risk = tickets
with
shares as (select * from est_open_shares),
ends as (select scope, max(days) as last_days from shares group by scope),
shown as (
    select
        shares.scope as demand_type,
        shares.days as days,
        shares.open_share as open_share,
        shares.at_risk as at_risk,
        shares.days = ends.last_days as is_last
    from shares
    inner join ends on shares.scope = ends.scope
)
select * from shown
