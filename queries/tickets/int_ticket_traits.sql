-- What each ticket is in every period alike: what periods ask of it, and what the profile and the tickets beside it say.
-- grain: ticket_id
-- units: is_closed_untimed = closed, and nobody says when; is_repeat = raises again what the caller had closed (L2)
-- units: is_raised_again = came back within the days of closing once; once_known_at = when these days have passed
-- units: is_strict, is_inclusive = of the rating, by the profile's rule; is_excluded = kept out of the rates by the profile
with
tickets as (select * from int_tickets),
repeats as (select later_id from int_repeats where is_repeat),
returned as (select earlier_id from int_repeats where is_return),
excluded as (select ticket_id from int_exclusions),
levels as (select level, is_strict, is_inclusive from rule_satisfaction),
traits as (
    select
        tickets.ticket_id as ticket_id,
        tickets.accepted_at as accepted_at,
        tickets.closed_at as closed_at,
        tickets.effective_deadline_at as effective_deadline_at,
        tickets.deadline_basis as deadline_basis,
        tickets.outcome as outcome,
        tickets.called_back_at as called_back_at,
        tickets.is_called_back as is_called_back,
        tickets.is_rated as is_rated,
        tickets.satisfaction as satisfaction,
        tickets.contacted as contacted,
        tickets.solved as solved,
        tickets.is_reworked as is_reworked,
        tickets.is_urged as is_urged,
        tickets.is_unreasonable as is_unreasonable,
        tickets.community as community,
        tickets.unit as unit,
        tickets.topic as topic,
        tickets.topic_group as topic_group,
        tickets.demand_type as demand_type,
        tickets.channel as channel,
        coalesce(tickets.status, '') = 'suspended' as is_suspended,
        tickets.closed_at is null
        and coalesce(tickets.status, '') = 'closed' as is_closed_untimed,
        tickets.is_repeat_flagged
        or tickets.ticket_id in (select later_id from repeats) as is_repeat,
        tickets.ticket_id in (select earlier_id from returned)
            as is_raised_again,
        tickets.closed_at + interval (rule_repeats.once_days) day
            as once_known_at,
        coalesce(levels.is_strict, false) as is_strict,
        coalesce(levels.is_inclusive, false) as is_inclusive,
        tickets.ticket_id in (select ticket_id from excluded) as is_excluded
    from tickets
    cross join rule_repeats
    left join levels on tickets.satisfaction = levels.level
)
select * from traits
