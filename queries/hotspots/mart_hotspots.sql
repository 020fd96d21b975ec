-- Hotspots as the page shows them.
-- grain: hotspot_id
-- order: hotspot_no
-- sheet: annex.xlsx
-- page: report, communities
with
hotspots as (select * from int_hotspots),
rule_hotspots as (select * from rule_hotspots),
shown as (
    select
        hotspots.*,
        rule_hotspots.kind_label as kind_label
    from hotspots
    inner join rule_hotspots on hotspots.kind = rule_hotspots.kind
)
select * from shown
