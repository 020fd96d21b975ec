-- Closings of the period that are worth calling back about, and the gravest reason why; confidential ones left out.
-- grain: ticket_id
-- units: reason_no = 1 is the gravest
with
levels as (select * from rule_satisfaction where is_dissatisfied),
tickets as (select * from int_listed_tickets where in_closed),
details as (select * from int_tickets where not is_withheld),
rule_callbacks as (select * from rule_callbacks),
same_replies as (select * from int_same_replies),
later as (select ticket_id as came_id, accepted_at from int_tickets),
returned as (
    select int_repeats.earlier_id as earlier_id, min(later.accepted_at) as came_at
    from int_repeats
    inner join later on int_repeats.later_id = later.came_id
    where int_repeats.is_return
    group by int_repeats.earlier_id
),
facts as (
    select
        tickets.ticket_id as ticket_id,
        tickets.closed_at as closed_at,
        tickets.community as community,
        tickets.unit as unit,
        tickets.satisfaction in (select level from levels) as is_dissatisfied,
        coalesce(details.contacted = 'no', false) as is_not_contacted,
        coalesce(
            tickets.closed_at <= tickets.effective_deadline
            and tickets.closed_at
                > tickets.effective_deadline - interval 1 hour,
            false
        ) as is_last_hour,
        coalesce(tickets.solved = 'solved', false) as is_solved,
        coalesce(
            returned.came_at <= tickets.closed_at + interval 7 day,
            false
        ) as is_back,
        coalesce(
            same_replies.same_replies >= rule_callbacks.least_same_replies,
            false
        ) as is_copied
    from tickets
    cross join rule_callbacks
    inner join details on tickets.ticket_id = details.ticket_id
    left join returned on tickets.ticket_id = returned.earlier_id
    left join same_replies on tickets.ticket_id = same_replies.ticket_id
),
reasoned as (
    select
        ticket_id,
        closed_at,
        community,
        unit,
        case
            when is_dissatisfied and is_solved then 1
            when is_dissatisfied then 2
            when is_back then 3
            when is_not_contacted then 4
            when is_last_hour then 5
            when is_copied then 6
        end as reason_no
    from facts
    where is_dissatisfied or is_back or is_not_contacted or is_last_hour
        or is_copied
)
select * from reasoned
