-- How many tickets each hotspot's place and topic had in the period and in the twelve months before it.
-- grain: hotspot_id, month_no
-- order: hotspot_no, month_no
-- page: report
-- units: month_no = 0 for the period; tickets = null where data is missing
with
hotspots as (select * from int_hotspots),
found as (select * from est_hotspots),
months as (
    select * from int_hotspot_months where meeting_no = 0 and month_no <= 12
),
cells as (select * from int_hotspot_cells where meeting_no = 0),
monthly as (
    select
        hotspots.hotspot_id as hotspot_id,
        hotspots.hotspot_no as hotspot_no,
        hotspots.title as title,
        months.month_no as month_no,
        months.period_name as month,
        case when months.is_covered then coalesce(cells.tickets, 0) end
            as tickets
    from hotspots
    inner join found on hotspots.hotspot_id = found.hotspot_id
    cross join months
    left join cells
        on found.place_kind = cells.place_kind
        and found.place = cells.place
        and found.topic = cells.topic
        and months.month_no = cells.month_no
    where hotspots.kind <> 'cluster' and hotspots.hotspot_no <= 10
)
select * from monthly
