-- The parts that a change of a headline is told by, each with what it made of the change as printed, and the rest of their dimension.
-- grain: metric, against, dimension, row_no
-- order: metric_no, against, dimension, row_no
-- page: report
-- units: effect = tenths of a point, of a percent, or tickets, by change_unit
-- units: parts = how many named ones a row stands for; unnamed = what is in the rest and of none
-- units: the rows of a dimension sum to the change as it is printed (largest remainders)
with
shares as (select * from mart_change_shares),
topics as (select * from int_topics),
scaled as (
    select
        shares.*,
        case
            when change_unit = 'items'
                then (numerator - earlier_numerator)::double
            when change_unit = 'percent' then share * change * 1000
            else share * change * 10
        end as size,
        case
            when change_unit = 'items' then change
            when change_unit = 'percent'
                then floor(abs(change) * 1000 + 0.5 + 1e-7) * sign(change)
            else floor(abs(change) * 10 + 0.5 + 1e-7) * sign(change)
        end as whole
    from shares
),
remaindered as (
    select
        scaled.*,
        whole - sum(floor(size + 1e-6)) over (
            partition by metric, against, dimension
        ) as missing,
        row_number() over (
            partition by metric, against, dimension
            order by round(size - floor(size + 1e-6), 6) desc, part
        ) as remainder_no
    from scaled
),
rows_shown as (
    select
        remaindered.metric as metric,
        remaindered.against as against,
        remaindered.dimension as dimension,
        remaindered.part as part,
        coalesce(topics.topic_label, remaindered.part) as part_label,
        remaindered.change_unit as change_unit,
        row_number() over (
            partition by
                remaindered.metric, remaindered.against, remaindered.dimension
            order by
                case when remaindered.part = '' then 1 else 0 end,
                remaindered.share desc,
                remaindered.part
        )::integer as row_no,
        remaindered.metric_no as metric_no,
        remaindered.parts as parts,
        remaindered.unnamed as unnamed,
        remaindered.numerator as numerator,
        remaindered.denominator as denominator,
        remaindered.earlier_numerator as earlier_numerator,
        remaindered.earlier_denominator as earlier_denominator,
        (
            floor(remaindered.size + 1e-6)
            + case
                when remaindered.remainder_no <= remaindered.missing then 1
                else 0
            end
        )::integer as effect
    from remaindered
    left join topics
        on remaindered.dimension = 'topic' and remaindered.part = topics.topic
)
select * from rows_shown
