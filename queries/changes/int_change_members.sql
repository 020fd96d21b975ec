-- The tickets of each part that a change may be told by, now and then.
-- grain: metric, against, candidate_no, role, ticket_id
-- units: caller_key = null where the caller is not known
with
candidates as (select * from int_change_candidates),
scopes as (select * from int_ticket_scopes),
tickets as (select * from int_compared_tickets),
callers as (select ticket_id, caller_key from int_tickets_counted),
members as (
    select
        candidates.metric as metric,
        candidates.against as against,
        candidates.candidate_no as candidate_no,
        tickets.role as role,
        tickets.ticket_id as ticket_id,
        callers.caller_key as caller_key,
        position(concat('|', candidates.metric, '|') in tickets.numerators) > 0
            as in_numerator,
        position(concat('|', candidates.metric, '|') in tickets.denominators) > 0
            as in_denominator
    from candidates
    inner join scopes
        on candidates.dimension = scopes.scope_kind
        and candidates.part = scopes.scope
    inner join tickets on scopes.ticket_id = tickets.ticket_id
    inner join callers on tickets.ticket_id = callers.ticket_id
    where tickets.role = 'current' or tickets.role = candidates.against
)
select * from members where in_numerator or in_denominator
