-- What each ticket of the period answers to every question a figure may ask, by population.
-- grain: population, dimension, ticket_id
with
current_period as (select * from run_periods where role = 'current'),
periods as (select * from int_ticket_periods),
tickets as (select * from int_tickets),
levels as (select * from rule_satisfaction),
run_options as (select * from run_options),
closing_times as (
    select count(*) > 0 as are_known
    from run_fields
    where field = 'closed_at'
),
answered as (
    select
        periods.ticket_id as ticket_id,
        case
            when periods.is_rated then periods.satisfaction
            -- Rated after the moment of the data: not yet.
            when coalesce(levels.is_rated, false) then null
            else periods.satisfaction
        end as satisfaction,
        tickets.contacted as contact,
        tickets.solved as solved,
        case
            when not run_options.has_closure then null
            when periods.is_closed_by then 'closed'
            else 'open'
        end as closure,
        case
            when periods.is_ontime then 'ontime'
            when tickets.deadline_basis = 'given' then 'not_ontime'
            when tickets.effective_deadline_at is null then null
            when not closing_times.are_known then null
            when periods.is_closed_by
                or tickets.effective_deadline_at <= current_period.as_of
                then 'not_ontime'
            else 'pending'
        end as timeliness,
        periods.is_accepted as is_accepted,
        periods.is_closed as is_closed,
        periods.is_due as is_due
    from periods
    inner join current_period on periods.period_id = current_period.period_id
    inner join tickets on periods.ticket_id = tickets.ticket_id
    left join levels on periods.satisfaction = levels.level
    cross join run_options
    cross join closing_times
),
members as (
    select 'accepted' as population, * from answered where is_accepted
    union all
    select 'closed' as population, * from answered where is_closed
    union all
    select 'due' as population, * from answered where is_due
),
asked as (
    select population, 'satisfaction' as dimension, ticket_id, satisfaction as state
    from members
    union all
    select population, 'contact' as dimension, ticket_id, contact as state
    from members
    union all
    select population, 'solved' as dimension, ticket_id, solved as state
    from members
    union all
    select population, 'closure' as dimension, ticket_id, closure as state
    from members
    union all
    select population, 'timeliness' as dimension, ticket_id, timeliness as state
    from members
),
filled as (
    select
        population,
        dimension,
        ticket_id,
        coalesce(state, 'blank') as state
    from asked
)
select * from filled
