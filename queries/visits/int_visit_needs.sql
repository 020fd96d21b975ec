-- What an estate is to be visited for, by topic: what happens there now, and what is to come. Never who spoke of it.
-- grain: kind, estate, topic
with
topics as (select * from rule_topics where not is_sensitive),
needs as (
    select place as estate, 'place' as kind, topic, 1 as kind_no
    from est_hotspots
    where place_kind = 'estate'
    union all
    select place as estate, 'coming' as kind, topic, 2 as kind_no
    from int_forecast
    where place_kind = 'estate' and basis <> 'season'
),
named as (
    select
        needs.estate as estate,
        needs.kind as kind,
        needs.kind_no as kind_no,
        needs.topic as topic,
        topics.topic_no as topic_no,
        topics.topic_label as topic_label
    from needs
    inner join topics on needs.topic = topics.topic
)
select * from named
