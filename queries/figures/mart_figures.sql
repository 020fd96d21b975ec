-- The figures of other presets beside the report's own, each with its rule and its base.
-- grain: preset, figure, scope_kind, scope
-- order: preset_no, figure_no, scope_kind, scope
-- sheet: annex.xlsx
-- page: report
-- units: value, own_value = shares 0-1; numerator = tickets, weighted
with
figures as (select * from rule_figures),
counts as (select * from int_figures),
own as (select * from int_metric_values),
valued as (
    select
        figures.preset as preset,
        figures.figure as figure,
        counts.scope_kind as scope_kind,
        counts.scope as scope,
        figures.preset_no as preset_no,
        figures.figure_no as figure_no,
        figures.preset_label as preset_label,
        figures.figure_label as figure_label,
        figures.population as population,
        figures.rule_text as rule_text,
        figures.source as source,
        figures.own_metric as own_metric,
        figures.is_chosen as is_chosen,
        counts.weight_sum / 100.0::double as numerator,
        counts.denominator as denominator,
        case
            when counts.denominator > 0
                then counts.weight_sum::double / (100 * counts.denominator)
        end as value,
        own.numerator as own_numerator,
        own.denominator as own_denominator,
        own.value as own_value
    from figures
    inner join counts
        on figures.preset = counts.preset
        and figures.figure = counts.figure
    left join own
        on figures.own_metric = own.metric
        and counts.scope_kind = own.scope_kind
        and counts.scope = own.scope
)
select * from valued
