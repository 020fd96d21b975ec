-- Hotspots as the page shows them.
-- grain: hotspot_id
-- order: hotspot_no
-- sheet: annex.xlsx
-- page: report, communities
-- units: endorsements_per_voice = so many endorsements order as one caller, null where there are none; is_compared = with the months before
with
hotspots as (select * from int_hotspots),
rule_hotspots as (select * from rule_hotspots),
shown as (
    select
        hotspots.*,
        rule_hotspots.kind_label as kind_label,
        case
            when max(hotspots.endorsements) over () > 0
                then rule_hotspots.endorsements_per_voice
        end as endorsements_per_voice,
        hotspots.expected is not null as is_compared
    from hotspots
    inner join rule_hotspots on hotspots.kind = rule_hotspots.kind
)
select * from shown
