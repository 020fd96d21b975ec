-- The closings of the period that were rated as dissatisfied by the profile's rule, with what the ticket itself says of why; confidential ones have no row.
-- grain: ticket_id
-- order: dissatisfied_no
-- sheet: annex.xlsx
-- page: report, communities
-- units: is_also_solved = the citizen says it is solved, and a graver reason is told
-- needs: satisfaction|sat_final|sat_overall|sat_first
with
levels as (select * from rule_satisfaction where is_dissatisfied),
tickets as (
    select
        *,
        coalesce(is_ontime, closed_at <= effective_deadline, true)
            as was_ontime
    from int_listed_tickets
    where in_closed and satisfaction in (select level from levels)
),
details as (select * from int_tickets where not is_withheld),
dissatisfied as (
    select
        row_number() over (
            order by
                case
                    when tickets.solved = 'unsolved' then 1
                    when details.contacted = 'no' then 2
                    when not tickets.was_ontime then 3
                    when tickets.solved = 'explained' then 4
                    when tickets.solved = 'solved' then 5
                    else 6
                end,
                tickets.closed_at,
                tickets.ticket_id
        )::integer as dissatisfied_no,
        tickets.ticket_id as ticket_id,
        tickets.closed_at as closed_at,
        tickets.community as community,
        tickets.estate as estate,
        details.shown_topic_label as topic_label,
        tickets.unit as unit,
        tickets.satisfaction as satisfaction,
        case
            when tickets.solved = 'unsolved' then 'unsolved'
            when details.contacted = 'no' then 'not_contacted'
            when not tickets.was_ontime then 'late'
            when tickets.solved = 'explained' then 'explained'
            when tickets.solved = 'solved' then 'solved'
            else 'unknown'
        end as reason,
        coalesce(tickets.solved, '') as solved,
        coalesce(
            tickets.solved = 'solved'
            and (details.contacted = 'no' or not tickets.was_ontime),
            false
        ) as is_also_solved
    from tickets
    inner join details on tickets.ticket_id = details.ticket_id
)
select * from dissatisfied
