-- The parts of a change that it may be told by: of each change the eight that carry most of it beyond their size.
-- grain: metric, against, candidate_no
-- units: none that is the rest of a dimension, is counted under 其他, is of a sensitive topic, or has fewer than five tickets both now and then
with
parts as (select * from int_change_parts where share > 0),
topics as (select * from int_topics where is_sensitive),
telling as (
    select
        parts.metric as metric,
        parts.against as against,
        parts.dimension as dimension,
        parts.part as part,
        parts.numerator as numerator,
        parts.denominator as denominator,
        parts.earlier_numerator as earlier_numerator,
        parts.earlier_denominator as earlier_denominator,
        parts.share as share,
        parts.size as size
    from parts
    left join topics
        on parts.dimension = 'topic' and parts.part = topics.topic
    where topics.topic is null
        and parts.part not in (
            select no_community from rule_scopes
            union all
            select no_unit from rule_scopes
            union all
            select 'other' from rule_scopes
        )
        and (
            coalesce(parts.denominator, parts.numerator) >= 5
            or coalesce(parts.earlier_denominator, parts.earlier_numerator) >= 5
        )
),
numbered as (
    select
        telling.*,
        row_number() over (
            partition by metric, against
            order by round(share - size, 9) desc, dimension, part
        )::integer as candidate_no
    from telling
)
select * from numbered where candidate_no <= 8
