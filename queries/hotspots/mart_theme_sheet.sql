-- The first candidate taken apart: where it is, what kind of demand it is, what words it is told in, who handles it.
-- grain: part, label
-- order: part_no, line_no
-- page: report
-- units: at most five lines a part; a ticket may have several words, of the topic tree only; share = of the theme's tickets
with
theme as (select * from int_monthly_theme where theme_no = 1),
months as (select * from int_theme_months where is_covered),
tickets as (select * from int_tickets),
labels as (select * from lbl_tickets),
terms as (select * from rule_topic_terms),
own as (
    select
        tickets.ticket_id as ticket_id,
        tickets.community as community,
        tickets.place as place,
        tickets.unit as unit,
        tickets.topic as topic,
        coalesce(labels.keywords, '') as keywords
    from tickets
    inner join theme on tickets.topic = theme.topic
    inner join months
        on tickets.accepted_at >= months.start_at
        and tickets.accepted_at < months.end_at
    inner join labels on tickets.record_no = labels.record_no
),
parts as (
    select 'community' as part, 1 as part_no, community as label, ticket_id
    from own
    union all
    select 'estate', 2, place, ticket_id
    from own
    where place <> ''
    union all
    select 'cause', 3, terms.term, own.ticket_id
    from own
    inner join terms
        on own.topic = terms.topic
        and position(terms.term in own.keywords) > 0
    union all
    select 'unit', 4, unit, ticket_id
    from own
    where unit <> ''
),
counts as (
    select part, part_no, label, count(*)::integer as tickets
    from parts
    group by part, part_no, label
),
lines as (
    select
        counts.part as part,
        counts.part_no as part_no,
        counts.label as label,
        counts.tickets as tickets,
        counts.tickets::double / theme.tickets as share,
        row_number() over (
            partition by counts.part
            order by counts.tickets desc, counts.label
        )::integer as line_no
    from counts
    cross join theme
),
sheet as (select * from lines where line_no <= 5)
select * from sheet
