-- Every preset's figures, and the scores of the chosen ones, as other programs read them.
-- grain: preset, figure, scope_kind, scope
-- order: preset_no, figure_no, scope_kind, scope
-- hidden: preset_no, figure_no
-- csv: figures
-- units: value 0-1, six decimals; numerator = tickets, weighted
with
figures as (select * from mart_figures),
parts as (select * from mart_score_parts),
scores as (select * from mart_scores),
presets as (
    select preset, max(preset_no) as preset_no
    from figures
    group by preset
),
united as (
    select
        figures.preset as preset,
        figures.figure as figure,
        figures.scope_kind as scope_kind,
        figures.scope as scope,
        figures.population as population,
        figures.numerator as numerator,
        figures.denominator as denominator,
        round(figures.value, 6) as value,
        parts.points as points,
        parts.half_width_hundredths / 100.0::double as half_width_95,
        figures.figure_no as figure_no
    from figures
    left join parts
        on figures.preset = parts.preset
        and figures.figure = parts.figure
        and figures.scope_kind = parts.scope_kind
        and figures.scope = parts.scope
    union all
    select
        preset,
        figure,
        scope_kind,
        scope,
        'accepted' as population,
        numerator,
        denominator,
        round(value, 6) as value,
        points,
        half_width_hundredths / 100.0::double as half_width_95,
        1000 as figure_no
    from parts
    where figure = 'volume_share'
    union all
    select
        preset,
        'score' as figure,
        scope_kind,
        scope,
        '' as population,
        null as numerator,
        null as denominator,
        null as value,
        points,
        half_width_95,
        1001 as figure_no
    from scores
),
ordered as (
    select
        united.preset as preset,
        united.figure as figure,
        united.scope_kind as scope_kind,
        united.scope as scope,
        united.population as population,
        united.numerator as numerator,
        united.denominator as denominator,
        united.value as value,
        united.points as points,
        united.half_width_95 as half_width_95,
        presets.preset_no as preset_no,
        united.figure_no as figure_no
    from united
    inner join presets on united.preset = presets.preset
)
select * from ordered
