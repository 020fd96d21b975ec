-- The estates with visits to make where something is to be won, those with most for a household first.
-- grain: estate
-- order: gain_no
-- page: report, visits
-- needs: visits
-- units: gain = tickets beyond the usual and looked ahead to; households = doors still to be met in the plan
with
gains as (select * from int_visit_gains),
stops as (
    select
        estate as planned_estate,
        min(community) as community,
        sum(households)::integer as households,
        min(first_week)::integer as first_week
    from est_visit_stops
    group by estate
),
shown as (
    select
        row_number() over (
            order by gains.gain_per_100 desc, gains.estate
        )::integer as gain_no,
        gains.estate as estate,
        stops.community as community,
        stops.households as households,
        stops.first_week as first_week,
        gains.gain as gain,
        gains.gain_per_100 as gain_per_100,
        gains.topic_label as topic_label
    from gains
    inner join stops on gains.estate = stops.planned_estate
)
select * from shown
