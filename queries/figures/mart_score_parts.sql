-- The parts of each chosen preset's score, in points, with how far chance may move them.
-- grain: preset, part_no, scope_kind, scope
-- page: report
-- units: point_hundredths, half_width_hundredths = hundredths of a point
with
parts as (select * from rule_score_parts),
figures as (select * from int_figures),
volumes as (
    select
        scope_kind,
        scope,
        numerator,
        sum(numerator) over (partition by scope_kind)::integer as pool
    from int_metric_values
    where metric = 'volume' and scope_kind in ('street', 'community', 'unit')
),
-- Where nobody in the street answered, the question was not asked.
asked as (
    select preset, figure
    from figures
    where scope_kind = 'street' and denominator > 0
),
measured as (
    select
        parts.preset as preset,
        parts.part_no as part_no,
        parts.figure as figure,
        parts.part_kind as part_kind,
        parts.part_label as part_label,
        parts.points as points,
        parts.target as target,
        parts.per_point_below as per_point_below,
        parts.floor as floor,
        figures.scope_kind as scope_kind,
        figures.scope as scope,
        figures.weight_sum as weight_sum,
        figures.weight_squares as weight_squares,
        figures.denominator as denominator,
        asked.figure is not null as is_asked
    from parts
    inner join figures
        on parts.preset = figures.preset
        and parts.figure = figures.figure
    left join asked
        on parts.preset = asked.preset
        and parts.figure = asked.figure
    union all
    select
        parts.preset as preset,
        parts.part_no as part_no,
        parts.figure as figure,
        parts.part_kind as part_kind,
        parts.part_label as part_label,
        parts.points as points,
        parts.target as target,
        parts.per_point_below as per_point_below,
        parts.floor as floor,
        volumes.scope_kind as scope_kind,
        volumes.scope as scope,
        volumes.numerator * 100 as weight_sum,
        0::double as weight_squares,
        volumes.pool as denominator,
        true as is_asked
    from parts
    cross join volumes
    where parts.part_kind = 'share'
),
-- Two cases added on either side keep the width of 3/3 from being nothing.
shares as (
    select
        *,
        case
            when denominator > 0 then weight_sum::double / denominator
        end as percent,
        (weight_sum / 100.0::double + 2) / (denominator + 4) as safe_mean,
        (weight_squares / 10000 + 2) / (denominator + 4) as safe_square
    from measured
),
scored as (
    select
        *,
        case
            when part_kind = 'flat' and not is_asked then null
            when part_kind = 'flat' and denominator > 0 then points
            when part_kind = 'flat' then 0
            when denominator > 0 then greatest(
                floor,
                points - per_point_below * greatest(target - percent, 0)
            )
        end as part_points,
        case
            when part_kind <> 'linear' then 0
            when denominator > 0 then 1.96::double * 100 * per_point_below
                * sqrt(
                    (safe_square - safe_mean * safe_mean) / (denominator + 4)
                )
        end as half_width
    from shares
),
rounded as (
    select
        preset,
        part_no,
        scope_kind,
        scope,
        figure,
        part_label,
        weight_sum / 100.0::double as numerator,
        denominator,
        points as most_points,
        percent / 100 as value,
        round(part_points * 100)::integer as point_hundredths,
        round(half_width * 100)::integer as half_width_hundredths,
        round(part_points * 100)::integer / 100.0::double as points
    from scored
)
select * from rounded
