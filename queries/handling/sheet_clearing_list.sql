-- What is left to clear of the first day's stock, unit by unit, the quickest way first; confidential tickets have no row.
-- grain: ticket_id
-- order: list_no
-- sheet: worklists.xlsx
-- needs: closed_at|status
with
clearing as (select * from int_clearing where not is_closed),
labels as (
    select
        ticket_id as labelled_id,
        shown_topic_label as topic_label,
        effective_deadline_at as effective_deadline
    from int_tickets
    where not is_withheld
),
ways as (select way as known_way, way_no from int_clearing_ways),
listed as (
    select
        row_number() over (
            order by
                clearing.unit,
                ways.way_no,
                clearing.accepted_at,
                clearing.ticket_id
        )::integer as list_no,
        clearing.unit as unit,
        clearing.way as way,
        clearing.ticket_id as ticket_id,
        clearing.accepted_at as accepted_at,
        labels.effective_deadline as effective_deadline,
        clearing.community as community,
        labels.topic_label as topic_label
    from clearing
    inner join labels on clearing.ticket_id = labels.labelled_id
    inner join ways on clearing.way = ways.known_way
)
select * from listed
