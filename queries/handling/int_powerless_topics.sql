-- Topics that lie outside the street's power by the list of competence: another office's, or to be enforced by no unit of its own.
-- grain: topic
with
competences as (
    select *
    from ref_competence
    where needs_enforcement or external_units <> ''
),
leads as (
    select names.name as name, units.kind as kind
    from ref_unit_names as names
    inner join ref_units as units on names.unit = units.unit
),
-- What the street's own enforcement leads on is within its power.
powerless as (
    select
        competences.topic as topic,
        competences.needs_enforcement as needs_enforcement,
        competences.external_units as external_units
    from competences
    left join leads on competences.lead_unit = leads.name
    where not competences.needs_enforcement
        or coalesce(leads.kind, '') <> 'enforcement'
)
select * from powerless
