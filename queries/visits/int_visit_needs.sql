-- What an estate is to be visited for, by topic: what happens there now, and what is to come. Never who spoke of it.
-- grain: kind, estate, topic
-- units: gain = tickets: of a hotspot those beyond what was expected, of the look ahead those expected
with
topics as (select * from rule_topics where not is_sensitive),
hotspots as (
    select
        est_hotspots.place as place,
        est_hotspots.topic as topic,
        max(
            case
                when int_hotspots.tickets > coalesce(int_hotspots.expected, 0)
                    then int_hotspots.tickets - coalesce(int_hotspots.expected, 0)
                else 0
            end
        )::double as gain
    from est_hotspots
    inner join int_hotspots on est_hotspots.hotspot_id = int_hotspots.hotspot_id
    where est_hotspots.place_kind = 'estate'
    group by est_hotspots.place, est_hotspots.topic
),
needs as (
    select place as estate, 'place' as kind, topic, 1 as kind_no, gain
    from hotspots
    union all
    select
        place as estate,
        'coming' as kind,
        topic,
        2 as kind_no,
        coalesce(expected, 0)::double as gain
    from int_forecast
    where place_kind = 'estate' and basis <> 'season'
),
named as (
    select
        needs.estate as estate,
        needs.kind as kind,
        needs.kind_no as kind_no,
        needs.topic as topic,
        needs.gain as gain,
        topics.topic_no as topic_no,
        topics.topic_label as topic_label
    from needs
    inner join topics on needs.topic = topics.topic
)
select * from named
