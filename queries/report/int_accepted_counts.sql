-- Of the tickets accepted in the period, how many lack a place, a topic or a known caller, and how many are not due yet.
-- grain: period_id
-- units: unclassified_tickets = as the street is counted by topic; not_yet_due = neither closed nor past its deadline at as_of
with
run_options as (select * from run_options),
accepted as (select * from int_listed_tickets where in_accepted),
details as (select ticket_id, caller_key, topic from int_tickets),
counts as (
    select
        sum(
            case
                when accepted.community = (select no_community from rule_scopes)
                    then 1
                else 0
            end
        )::integer as unlocated_tickets,
        sum(case when details.caller_key is null then 1 else 0 end)::integer
            as unknown_callers,
        sum(case when details.topic = 'other' then 1 else 0 end)::integer
            as unclassified_tickets,
        count(*)::integer as accepted_tickets,
        sum(
            case
                when accepted.state <> 'closed'
                    and accepted.effective_deadline > run_options.as_of then 1
                else 0
            end
        )::integer as not_yet_due
    from accepted
    inner join details on accepted.ticket_id = details.ticket_id
    cross join run_options
),
counted as (
    select
        run_options.period_name as period_id,
        coalesce(counts.accepted_tickets, 0) as accepted_tickets,
        coalesce(counts.not_yet_due, 0) as not_yet_due,
        coalesce(counts.unlocated_tickets, 0) as unlocated_tickets,
        coalesce(counts.unknown_callers, 0) as unknown_callers,
        coalesce(counts.unclassified_tickets, 0) as unclassified_tickets
    from run_options
    cross join counts
)
select * from counted
