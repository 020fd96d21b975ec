-- What there is to win at each estate with households: the tickets beyond the usual and those looked ahead to, each topic once.
-- grain: estate
-- units: gain = tickets; gain_per_100 = for 100 households, whose doors are what it costs; topic_label = of the topic with most of it
with
needs as (select * from int_visit_needs),
households as (
    select estate as held_estate, households
    from int_visit_estates
),
topics as (
    select
        estate,
        topic,
        topic_label,
        max(gain) as gain
    from needs
    group by estate, topic, topic_label
),
ranked as (
    select
        topics.*,
        row_number() over (
            partition by estate order by gain desc, topic
        ) as topic_no
    from topics
),
-- In whole thousandths, so that no order of adding shows.
sums as (
    select
        estate,
        sum(round(gain * 1000)::bigint) / 1000.0::double as gain,
        min(case when topic_no = 1 then topic_label end) as topic_label
    from ranked
    group by estate
),
gains as (
    select
        sums.estate as estate,
        households.households as households,
        round(sums.gain, 3) as gain,
        round(sums.gain * 100 / households.households, 3) as gain_per_100,
        sums.topic_label as topic_label
    from sums
    inner join households on sums.estate = households.held_estate
    where sums.gain > 0
)
select * from gains
