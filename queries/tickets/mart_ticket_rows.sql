-- The tickets that a reader of the page may see behind its figures: no text, no person, no confidential one.
-- grain: ticket_id
-- order: accepted_at, ticket_id
-- page: report
with
tickets as (select * from int_listed_tickets),
details as (select * from int_tickets where not is_withheld),
shown as (
    select
        tickets.ticket_id as ticket_id,
        tickets.state as state,
        tickets.community as community,
        tickets.estate as estate,
        tickets.unit as unit,
        tickets.topic as topic,
        details.shown_topic_label as topic_label,
        case
            when details.shown_topic = details.topic then details.topic_group
            else details.shown_topic
        end as topic_group,
        tickets.demand_type as demand_type,
        tickets.channel as channel,
        tickets.satisfaction as satisfaction,
        tickets.accepted_at as accepted_at,
        tickets.effective_deadline as effective_deadline,
        tickets.closed_at as closed_at
    from tickets
    inner join details on tickets.ticket_id = details.ticket_id
)
select * from shown
