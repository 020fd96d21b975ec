-- The matter that each ticket of a known caller is of: what that caller raises at one place, named by its first ticket.
-- grain: ticket_id
-- units: matter_id = the first that a list may show, if there is one
with
callers as (
    select ticket_id, caller_key, estate, labelled_topic, accepted_at, is_withheld
    from int_tickets
    where caller_key is not null and estate <> '' and labelled_topic <> 'other'
),
matters as (
    select
        ticket_id,
        first_value(ticket_id) over (
            partition by caller_key, estate, labelled_topic
            order by
                case when is_withheld then 1 else 0 end, accepted_at, ticket_id
        ) as matter_id
    from callers
)
select * from matters
