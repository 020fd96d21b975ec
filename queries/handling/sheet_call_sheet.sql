-- The calls to make: what was drawn, unit by unit, for whoever telephones to fill in.
-- grain: ticket_id
-- order: call_no
-- sheet: worklists.xlsx
-- needs: closed_at
with
callbacks as (select * from int_callbacks where is_drawn),
labels as (
    select ticket_id as labelled_id, shown_topic_label as topic_label
    from int_tickets
    where not is_withheld
),
calls as (
    select
        row_number() over (
            order by callbacks.unit, callbacks.reason_no, callbacks.ticket_id
        )::integer as call_no,
        callbacks.ticket_id as ticket_id,
        callbacks.reason as reason,
        callbacks.closed_at as closed_at,
        callbacks.community as community,
        callbacks.unit as unit,
        labels.topic_label as topic_label
    from callbacks
    inner join labels on callbacks.ticket_id = labels.labelled_id
)
select * from calls
