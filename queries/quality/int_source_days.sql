-- How many tickets of each sheet were accepted on each day, void and returned ones apart: of which days a source tells.
-- grain: sheet_no, day
-- kept:  yes
with
tickets as (select * from int_tickets_counted),
days as (
    select
        sheet_no,
        date_trunc('day', accepted_at)::timestamp as day,
        count(*)::integer as tickets
    from tickets
    where coalesce(status, '') not in ('void', 'returned')
    group by sheet_no, date_trunc('day', accepted_at)::timestamp
)
select * from days
