-- Hotspots as the page shows them; open and overdue are null where no export tells what is closed or due.
-- grain: hotspot_id
-- order: hotspot_no
-- sheet: annex.xlsx
-- page: report, communities
-- units: endorsements_per_voice = so many endorsements order as one caller, null where there are none; is_compared = with the months before
with
hotspots as (select * from int_hotspots),
rule_hotspots as (select * from rule_hotspots),
run_options as (select * from run_options),
run_sections as (select * from run_sections),
closures as (
    select count(*) > 0 as is_told from run_options where has_closure
),
dues as (
    select count(*) > 0 as is_told
    from run_sections
    where section = 'overdue' and is_possible
),
shown as (
    select
        hotspots.hotspot_no as hotspot_no,
        hotspots.hotspot_id as hotspot_id,
        hotspots.kind as kind,
        hotspots.place as place,
        hotspots.community as community,
        hotspots.topic as topic,
        hotspots.first_at as first_at,
        hotspots.last_at as last_at,
        hotspots.tickets as tickets,
        hotspots.callers as callers,
        hotspots.expected as expected,
        hotspots.p_value as p_value,
        hotspots.q_value as q_value,
        case when closures.is_told then hotspots.open end as open,
        case when dues.is_told then hotspots.overdue end as overdue,
        hotspots.solved as solved,
        hotspots.satisfied as satisfied,
        hotspots.rated as rated,
        hotspots.title as title,
        hotspots.advice as advice,
        hotspots.peak_at as peak_at,
        hotspots.is_spread as is_spread,
        hotspots.endorsements as endorsements,
        rule_hotspots.kind_label as kind_label,
        case
            when max(hotspots.endorsements) over () > 0
                then rule_hotspots.endorsements_per_voice
        end as endorsements_per_voice,
        hotspots.expected is not null as is_compared
    from hotspots
    inner join rule_hotspots on hotspots.kind = rule_hotspots.kind
    cross join closures
    cross join dues
)
select * from shown
