-- The units that tickets are given to, by the names that are printed.
-- grain: name
-- order: name
with
tickets as (select * from int_tickets_located),
units as (
    select unit as name, count(*)::integer as tickets
    from tickets
    where unit <> ''
    group by unit
)
select * from units
