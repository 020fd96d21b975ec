-- Time in each step of the closed loop, and the share of the accepted tickets that reach it.
-- grain: scope_kind, scope, step_no
-- order: scope_kind, scope, step_no
-- csv: stages
-- units: reached_share = 0-1; hours of the tickets whose step has both times in order
with
steps as (select * from int_stage_steps),
scopes as (
    select *
    from int_ticket_scopes
    where scope_kind in ('street', 'community', 'unit')
),
scoped as (
    select
        scopes.scope_kind as scope_kind,
        scopes.scope as scope,
        steps.step_no as step_no,
        steps.stage as stage,
        steps.to_at is not null as is_reached,
        coalesce(steps.to_at < steps.from_at, false) as is_out_of_order,
        case
            when steps.to_at >= steps.from_at
                then date_diff('second', steps.from_at, steps.to_at)
        end as seconds
    from steps
    inner join scopes on steps.ticket_id = scopes.ticket_id
),
counted as (
    select
        scope_kind,
        scope,
        step_no,
        stage,
        count(*)::integer as tickets,
        sum(case when is_reached then 1 else 0 end)::integer as reached,
        sum(case when is_out_of_order then 1 else 0 end)::integer
            as out_of_order,
        count(seconds)::integer as timed
    from scoped
    group by scope_kind, scope, step_no, stage
),
ranked as (
    select
        scope_kind,
        scope,
        step_no,
        seconds,
        row_number() over (
            partition by scope_kind, scope, step_no
            order by seconds
        ) as place
    from scoped
    where seconds is not null
),
-- The median of an even number lies between the two in the middle; the 90th percentile is a ticket's own.
middles as (
    select
        ranked.scope_kind as scope_kind,
        ranked.scope as scope,
        ranked.step_no as step_no,
        avg(
            case
                when 2 * ranked.place between counted.timed
                    and counted.timed + 2 then ranked.seconds
            end
        ) as median_seconds,
        min(
            case
                when 10 * ranked.place >= 9 * counted.timed then ranked.seconds
            end
        ) as p90_seconds
    from ranked
    inner join counted
        on ranked.scope_kind = counted.scope_kind
        and ranked.scope = counted.scope
        and ranked.step_no = counted.step_no
    group by ranked.scope_kind, ranked.scope, ranked.step_no
),
stages as (
    select
        counted.scope_kind as scope_kind,
        counted.scope as scope,
        counted.step_no as step_no,
        counted.stage as stage,
        counted.tickets as tickets,
        counted.reached as reached,
        round(counted.reached::double / counted.tickets, 6) as reached_share,
        counted.timed as timed,
        counted.out_of_order as out_of_order,
        round(middles.median_seconds / 3600, 4)::double as median_hours,
        round(middles.p90_seconds / 3600::double, 4)::double as p90_hours
    from counted
    left join middles
        on counted.scope_kind = middles.scope_kind
        and counted.scope = middles.scope
        and counted.step_no = middles.step_no
)
select * from stages
