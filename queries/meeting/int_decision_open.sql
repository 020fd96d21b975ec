-- What of each decision is still open at the meeting, or when the last of it was closed.
-- grain: open_decision
-- needs: closed_at|status
-- units: deadline_at = the first of the open ones, and ticket_id, unit of the ticket that has it, else of the last that was closed
-- units: called_at, solved, satisfaction = of its call-back, as far as it was then; is_replied = a reply of it is written
-- units: opened_since = of the open ones, accepted since the decision, the first at since_at; ended_at = when the last was closed, where none is open
-- units: met_ended_at = when the last of those there were was closed since, where none of them is open
with
about as (select * from int_decision_tickets),
replies as (
    select record_no as replied_record from raw_tickets
    where reply_key is not null
),
decisions as (select decision_no, decided_at from ref_decisions),
current_period as (select * from run_periods where role = 'current'),
open_tickets as (
    select ticket_id as open_ticket from int_meeting_open_tickets
    where meeting_no = 0
),
tickets as (
    select
        about.told_decision as told_decision,
        int_tickets.ticket_id as ticket_id,
        int_tickets.unit as unit,
        case
            when int_tickets.called_back_at <= current_period.as_of
                then int_tickets.called_back_at
        end as called_at,
        case
            when coalesce(
                int_tickets.called_back_at <= current_period.as_of, true
            ) then int_tickets.solved
        end as solved,
        case
            when coalesce(
                int_tickets.called_back_at <= current_period.as_of, true
            ) then int_tickets.satisfaction
        end as satisfaction,
        replies.replied_record is not null as is_replied,
        open_tickets.open_ticket is not null as is_open,
        int_tickets.accepted_at as accepted_at,
        decisions.decided_at as decided_at,
        int_tickets.accepted_at >= decisions.decided_at as is_since,
        case
            when open_tickets.open_ticket is not null
                then int_tickets.effective_deadline_at
        end as deadline_at,
        case
            when open_tickets.open_ticket is null
                and int_tickets.closed_at <= current_period.as_of
                then int_tickets.closed_at
        end as ended_at
    from about
    inner join decisions on about.told_decision = decisions.decision_no
    inner join int_tickets on about.ticket_id = int_tickets.ticket_id
    left join replies on int_tickets.record_no = replies.replied_record
    left join open_tickets on about.ticket_id = open_tickets.open_ticket
    cross join current_period
    where int_tickets.accepted_at <= current_period.as_of
),
sums as (
    select
        told_decision as summed,
        sum(case when is_open then 1 else 0 end)::integer as open,
        sum(case when is_open and is_since then 1 else 0 end)::integer
            as opened_since,
        min(case when is_open and is_since then accepted_at end) as since_at,
        max(case when ended_at >= decided_at and not is_since then ended_at end)
            as met_ended_at,
        max(ended_at) as ended_at
    from tickets
    group by told_decision
),
ordered as (
    select
        told_decision,
        ticket_id,
        unit,
        deadline_at,
        called_at, solved, satisfaction, is_replied,
        row_number() over (
            partition by told_decision
            order by
                case when is_open then 0 else 1 end,
                deadline_at is null,
                deadline_at,
                ended_at desc,
                ticket_id
        ) as open_no
    from tickets
),
opened as (
    select
        ordered.told_decision as open_decision,
        sums.open as open,
        sums.opened_since as opened_since,
        sums.since_at as since_at,
        case when sums.open = sums.opened_since then sums.met_ended_at end
            as met_ended_at,
        ordered.deadline_at as deadline_at,
        ordered.ticket_id as ticket_id,
        ordered.unit as unit,
        ordered.called_at as called_at,
        coalesce(ordered.solved, '') as solved,
        coalesce(ordered.satisfaction, '') as satisfaction,
        ordered.is_replied as is_replied,
        case when sums.open = 0 then sums.ended_at end as ended_at
    from ordered
    inner join sums on ordered.told_decision = sums.summed
    where ordered.open_no = 1
)
select * from opened
