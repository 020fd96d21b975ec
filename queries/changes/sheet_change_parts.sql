-- The parts of each significant change of the street, for people.
-- grain: metric, against, dimension, part
-- order: metric_no, against, dimension, share_no, part
-- sheet: annex.xlsx
with
parts as (select * from int_change_parts),
topics as (select * from int_topics),
named as (
    select
        parts.metric as metric,
        parts.against as against,
        parts.dimension as dimension,
        parts.part as part,
        coalesce(topics.topic_label, parts.part) as part_label,
        parts.numerator as numerator,
        parts.denominator as denominator,
        parts.earlier_numerator as earlier_numerator,
        parts.earlier_denominator as earlier_denominator,
        parts.within as within,
        parts.mix as mix,
        parts.share as change_share,
        parts.metric_no as metric_no,
        -round(parts.share, 9) as share_no
    from parts
    left join topics
        on parts.dimension = 'topic' and parts.part = topics.topic
)
select * from named
