-- What each preset's figure counts in the period: for the street, communities and units.
-- grain: preset, figure, scope_kind, scope
-- units: weight_sum = per cent of a ticket; weight_squares = its square
with
figures as (select * from rule_figures),
weights as (select * from rule_figure_weights),
tickets as (select * from int_figure_tickets),
ticket_scopes as (select * from int_ticket_scopes),
scopes as (
    select * from int_scopes
    where scope_kind in ('street', 'community', 'unit')
),
-- A state without a weight stays out of the denominator.
counts as (
    select
        figures.preset as preset,
        figures.figure as figure,
        ticket_scopes.scope_kind as scope_kind,
        ticket_scopes.scope as scope,
        sum(weights.weight_percent)::integer as weight_sum,
        sum(weights.weight_percent * weights.weight_percent)::double
            as weight_squares,
        count(*)::integer as denominator
    from figures
    inner join weights
        on figures.preset = weights.preset
        and figures.figure = weights.figure
    inner join tickets
        on figures.population = tickets.population
        and figures.dimension = tickets.dimension
        and weights.state = tickets.state
    inner join ticket_scopes on tickets.ticket_id = ticket_scopes.ticket_id
    group by
        figures.preset,
        figures.figure,
        ticket_scopes.scope_kind,
        ticket_scopes.scope
),
spread as (
    select
        figures.preset as preset,
        figures.figure as figure,
        scopes.scope_kind as scope_kind,
        scopes.scope as scope,
        coalesce(counts.weight_sum, 0) as weight_sum,
        coalesce(counts.weight_squares, 0) as weight_squares,
        coalesce(counts.denominator, 0) as denominator
    from figures
    cross join scopes
    left join counts
        on figures.preset = counts.preset
        and figures.figure = counts.figure
        and scopes.scope_kind = counts.scope_kind
        and scopes.scope = counts.scope
)
select * from spread
