-- Tickets of the period's rates that may be disputed, and why: outside the street's power by the list of competence, given to a unit of the
-- street all the same and counted against it; dispatched wrongly and returned; or not a reasonable demand.
-- grain: ticket_id
-- order: against_no, accepted_at, ticket_id
-- hidden: against_no
-- csv: appeals
-- units: reason = the first of those that hold; against_* = the ticket is on the side that speaks against the rate; return_count = times given back
with
tickets as (select * from int_listed_tickets),
details as (
    select ticket_id as detailed_id, is_unreasonable from int_tickets
),
records as (
    select ticket_id as counted_id, return_count as returns
    from int_tickets_counted
),
-- By the topic as lists may print it: what is hidden is not told by a reason.
competence as (
    select topic as known_topic, needs_enforcement, external_units
    from int_powerless_topics
),
-- With those who have the power it is where it belongs.
externals as (
    select unit as external_unit from ref_units where kind = 'external'
),
rates as (
    select concat('|', metric, '|') as listed
    from run_metrics
    where is_assessed and is_headline
),
assessed as (
    select counted.ticket_id as assessed_id
    from int_ticket_metrics as counted
    cross join rates
    where position(rates.listed in counted.denominators) > 0
    group by counted.ticket_id
),
metrics as (
    select ticket_id as judged_id, numerators, denominators
    from int_ticket_metrics
    where pass = 'shared'
),
judged as (
    select
        tickets.*,
        competence.known_topic is not null
        and externals.external_unit is null
        and position(
            concat('|', tickets.unit, '|')
            in concat('|', competence.external_units, '|')
        ) = 0 as is_others_matter,
        coalesce(records.returns, 0) > 0 as is_wrongly_dispatched,
        details.is_unreasonable as is_unreasonable,
        coalesce(competence.external_units, '') as external_units,
        coalesce(competence.needs_enforcement, false) as needs_enforcement,
        coalesce(records.returns, 0) as return_count,
        position('|close_rate_due|' in metrics.denominators) > 0
        and position('|close_rate_due|' in metrics.numerators) = 0
            as against_close_rate_due,
        position('|ontime_rate|' in metrics.denominators) > 0
        and position('|ontime_rate|' in metrics.numerators) = 0
            as against_ontime_rate,
        position('|satisfaction_strict|' in metrics.denominators) > 0
        and position('|satisfaction_strict|' in metrics.numerators) = 0
            as against_satisfaction_strict,
        position('|solved_rate|' in metrics.denominators) > 0
        and position('|solved_rate|' in metrics.numerators) = 0
            as against_solved_rate,
        position('|repeat_rate|' in metrics.numerators) > 0
            as against_repeat_rate
    from tickets
    inner join assessed on tickets.ticket_id = assessed.assessed_id
    inner join details on tickets.ticket_id = details.detailed_id
    inner join records on tickets.ticket_id = records.counted_id
    inner join metrics on tickets.ticket_id = metrics.judged_id
    left join competence on tickets.topic = competence.known_topic
    left join externals on tickets.unit = externals.external_unit
),
reasoned as (
    select
        judged.*,
        against_close_rate_due or against_ontime_rate
        or against_satisfaction_strict or against_solved_rate
        or against_repeat_rate as is_against
    from judged
),
appeals as (
    select
        ticket_id,
        case
            when is_unreasonable then 'unreasonable'
            when is_wrongly_dispatched then 'wrongly_dispatched'
            else 'outside_competence'
        end as reason,
        is_others_matter and is_against as is_outside_competence,
        is_wrongly_dispatched,
        is_unreasonable,
        external_units,
        needs_enforcement,
        return_count,
        against_close_rate_due,
        against_ontime_rate,
        against_satisfaction_strict,
        against_solved_rate,
        against_repeat_rate,
        accepted_at,
        effective_deadline,
        closed_at,
        community,
        unit,
        topic,
        source_file,
        source_sheet,
        source_row,
        case when is_against then 0 else 1 end as against_no
    from reasoned
    where (is_others_matter and is_against) or is_wrongly_dispatched or is_unreasonable
)
select * from appeals
