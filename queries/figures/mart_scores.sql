-- The score of each chosen preset: the sum of its parts as they are printed.
-- grain: preset, scope_kind, scope
-- page: report
-- units: points; half_width_95 = sum of the parts' own half-widths, never too narrow
with
scores as (select * from rule_scores),
parts as (select * from mart_score_parts),
summed as (
    select
        preset,
        scope_kind,
        scope,
        sum(round(most_points * 100)::integer)::integer / 100.0::double
            as most_points,
        -- A score with a part missing is no score.
        case
            when count(*) = count(point_hundredths)
                then sum(point_hundredths)::integer / 100.0::double
        end as points,
        case
            when count(*) = count(point_hundredths)
                then sum(half_width_hundredths)::integer / 100.0::double
        end as half_width_95
    from parts
    group by preset, scope_kind, scope
),
labelled as (
    select
        summed.preset as preset,
        summed.scope_kind as scope_kind,
        summed.scope as scope,
        scores.score_label as score_label,
        scores.rule_text as rule_text,
        scores.source as source,
        summed.most_points as most_points,
        summed.points as points,
        summed.half_width_95 as half_width_95
    from summed
    inner join scores on summed.preset = scores.preset
)
select * from labelled
