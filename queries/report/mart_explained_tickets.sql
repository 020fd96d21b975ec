-- The tickets that the number in question counts, those it does not count but rests on, and where each stands in the exports.
-- grain: ticket_id
-- order: is_related, counts_no, sheet_no, row
with
question as (select * from run_question),
-- Each ticket that the metric counts, in whatever scope.
counted_anywhere as (
    select
        tickets.ticket_id as ticket_id,
        position(concat('|', question.metric, '|') in tickets.numerators) > 0
            as in_numerator,
        position(concat('|', question.metric, '|') in tickets.denominators) > 0
            as in_denominator
    from int_ticket_metrics as tickets
    cross join question
),
-- Each ticket, and whether it counts in the scope.
placed as (
    select
        tickets.ticket_id as ticket_id,
        tickets.sheet_no as sheet_no,
        tickets.source_row as source_row,
        tickets.source_key as source_key,
        coalesce(
            case question.scope_kind
                when 'community' then places.community
                when 'unit' then places.unit
                when 'topic' then places.topic
                when 'topic_group' then places.topic_group
                when 'demand_type' then tickets.demand_type
                when 'channel' then tickets.channel
                else question.scope
            end = question.scope,
            false
        ) as is_in_scope
    from int_tickets_counted as tickets
    inner join int_tickets_placed as places
        on tickets.ticket_id = places.ticket_id
    cross join question
),
-- A share is of the whole street's tickets, whichever its scope is.
counted as (
    select
        tickets.ticket_id as ticket_id,
        tickets.in_numerator and placed.is_in_scope as in_numerator,
        tickets.in_denominator as in_denominator
    from counted_anywhere as tickets
    inner join placed on tickets.ticket_id = placed.ticket_id
    cross join question
    where (tickets.in_numerator or tickets.in_denominator)
        and (placed.is_in_scope or question.metric = 'share')
),
-- A pair of repeats speaks of both its tickets.
partners as (
    select repeats.earlier_id as ticket_id
    from int_repeats as repeats
    inner join counted on repeats.later_id = counted.ticket_id
    where repeats.basis = 'caller'
    union all
    select repeats.later_id as ticket_id
    from int_repeats as repeats
    inner join counted on repeats.earlier_id = counted.ticket_id
    where repeats.basis = 'caller'
),
related as (
    select partners.ticket_id as ticket_id
    from partners
    cross join question
    left join counted on partners.ticket_id = counted.ticket_id
    where counted.ticket_id is null
        and question.metric in ('repeat_rate', 'once_rate', 'back_in_week_share')
    group by partners.ticket_id
),
listed as (
    select ticket_id, in_numerator, in_denominator, false as is_related
    from counted
    union all
    select ticket_id, false, false, true from related
),
explained as (
    select
        listed.ticket_id as ticket_id,
        listed.in_numerator as in_numerator,
        listed.in_denominator as in_denominator,
        listed.is_related as is_related,
        case when listed.in_numerator then 0 else 1 end as counts_no,
        sheets.sheet_no as sheet_no,
        sheets.file as file,
        sheets.sheet as sheet,
        placed.source_row as row,
        placed.source_key as key
    from listed
    inner join placed on listed.ticket_id = placed.ticket_id
    inner join raw_sheets as sheets on placed.sheet_no = sheets.sheet_no
)
select * from explained
