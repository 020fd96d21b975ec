-- What a matter, or a part of one, is about in words of the topic tree and of the list of dangers: never in a citizen's own.
-- grain: matter
-- units: matter = or the part, as it is told
-- needs: closed_at|status
-- units: said = at most three terms that most of its tickets have, with a stop between; danger_words = those that made it one
-- units: demand = the kind that most tickets are of; asked = what most of its tickets that ask for something ask for, in words of the list
with
members as (select * from int_meeting_parts where meeting_no = 0),
tickets as (select * from int_tickets),
labels as (select * from lbl_tickets),
terms as (select * from rule_topic_terms),
own as (
    select
        members.told_as as matter,
        members.ticket_id as ticket_id,
        members.topic as topic,
        members.is_safety as is_safety,
        tickets.demand_type as demand_type,
        coalesce(labels.keywords, '') as keywords,
        coalesce(labels.safety_words, '') as safety_words,
        coalesce(labels.demands, '') as demands
    from members
    inner join tickets on members.ticket_id = tickets.ticket_id
    inner join labels on tickets.record_no = labels.record_no
),
counts as (
    select own.matter as matter, terms.term as term, count(*)::integer as tickets
    from own
    inner join terms
        on own.topic = terms.topic
        and position(terms.term in own.keywords) > 0
    group by own.matter, terms.term
),
-- A part of a longer term says nothing that the longer one does not.
longer as (
    select counts.matter as matter, counts.term as term
    from counts
    inner join counts as other
        on counts.matter = other.matter
        and counts.tickets = other.tickets
        and counts.term <> other.term
        and position(counts.term in other.term) > 0
    group by counts.matter, counts.term
),
ranked as (
    select
        counts.matter as matter,
        counts.term as term,
        row_number() over (
            partition by counts.matter
            order by counts.tickets desc, length(counts.term) desc, counts.term
        ) as term_no
    from counts
    left join longer
        on counts.matter = longer.matter and counts.term = longer.term
    where longer.term is null
),
said as (
    select
        matter as said_matter,
        concat(
            max(case when term_no = 1 then term else '' end),
            max(case when term_no = 2 then concat('、', term) else '' end),
            max(case when term_no = 3 then concat('、', term) else '' end)
        ) as said
    from ranked
    group by matter
),
dangers as (
    select
        matter,
        max(case when is_safety then safety_words else '' end) as danger_words
    from own
    group by matter
),
demands as (
    select
        matter as demanded_matter,
        demand_type,
        row_number() over (
            partition by matter order by count(*) desc, demand_type
        ) as demand_no
    from own
    group by matter, demand_type
),
asked as (
    select
        matter as asking_matter,
        demands as asked,
        row_number() over (
            partition by matter
            order by count(*) desc, length(demands) desc, demands
        ) as asked_no
    from own
    where demands <> ''
    group by matter, demands
),
words as (
    select
        dangers.matter as matter,
        coalesce(said.said, '') as said,
        dangers.danger_words as danger_words,
        demands.demand_type as demand,
        coalesce(asked.asked, '') as asked
    from dangers
    inner join demands
        on dangers.matter = demands.demanded_matter and demands.demand_no = 1
    left join said on dangers.matter = said.said_matter
    left join asked
        on dangers.matter = asked.asking_matter and asked.asked_no = 1
)
select * from words
