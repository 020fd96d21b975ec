-- Every ticket of the universe U: counted, neither void nor returned.
-- grain: ticket_id
with
tickets as (select * from int_tickets_counted),
placed as (select * from int_tickets_placed),
due as (select * from int_tickets_due),
universe as (
    select
        tickets.ticket_id as ticket_id,
        tickets.record_no as record_no,
        placed.community as community,
        placed.estate as estate,
        placed.place as place,
        placed.unit as unit,
        placed.labelled_topic as labelled_topic,
        placed.topic as topic,
        placed.topic_basis as topic_basis,
        placed.topic_label as topic_label,
        placed.topic_group as topic_group,
        placed.group_label as group_label,
        placed.urgency as urgency,
        placed.shown_topic as shown_topic,
        placed.shown_basis as shown_basis,
        placed.shown_topic_label as shown_topic_label,
        placed.shown_topic_group as shown_topic_group,
        placed.shown_estate as shown_estate,
        tickets.demand_type as demand_type,
        tickets.channel as channel,
        tickets.status as status,
        tickets.solved as solved,
        tickets.outcome as outcome,
        tickets.satisfaction as satisfaction,
        tickets.contacted as contacted,
        tickets.caller_key as caller_key,
        due.deadline_basis as deadline_basis,
        tickets.is_rated as is_rated,
        tickets.is_withheld as is_withheld,
        placed.is_sensitive as is_sensitive,
        tickets.is_reworked as is_reworked,
        tickets.is_urged as is_urged,
        tickets.is_repeat_flagged as is_repeat_flagged,
        tickets.is_unreasonable as is_unreasonable,
        tickets.is_unassessed as is_unassessed,
        tickets.is_called_back as is_called_back,
        tickets.accepted_at as accepted_at,
        tickets.dispatched_at as dispatched_at,
        tickets.signed_at as signed_at,
        tickets.contacted_at as contacted_at,
        tickets.closed_at as closed_at,
        tickets.called_back_at as called_back_at,
        due.effective_deadline_at as effective_deadline_at
    from tickets
    inner join placed on tickets.ticket_id = placed.ticket_id
    inner join due on tickets.ticket_id = due.ticket_id
    where coalesce(tickets.status, '') not in ('void', 'returned')
)
select * from universe
