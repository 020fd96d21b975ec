-- What earlier meetings decided and what became of it, the last word upon each matter: the late, what is here again, the open, what is done.
-- grain: decision_no
-- order: order_no
-- page: meeting
-- units: state, open, open_until, open_ticket, since_at, met_ended_at, ended_at = as in int_decisions_judged
-- units: before_* = the last decision upon the same matter before, of before_count
-- needs: closed_at|status
with
judged as (select * from int_decisions_judged),
current_period as (select * from run_periods where role = 'current'),
-- Of what was decided upon one matter the last word counts; several of one day all do.
dated as (
    select
        judged.*,
        dense_rank() over (partition by about order by decided_at desc)
            as day_no,
        row_number() over (
            partition by about order by decided_at desc, decision_no desc
        ) as word_no
    from judged
),
counts as (
    select
        about as counted_about,
        sum(case when day_no > 1 then 1 else 0 end)::integer as before_count,
        min(case when day_no > 1 then word_no end) as before_no
    from dated
    group by about
),
befores as (
    select
        counts.counted_about as before_about,
        counts.before_count as before_count,
        dated.decided_at as before_at,
        dated.decision as before_decision,
        dated.is_done as before_is_done,
        dated.done_at as before_done_at,
        dated.done_by as before_done_by
    from counts
    inner join dated
        on counts.counted_about = dated.about
        and counts.before_no = dated.word_no
),
told as (
    select
        dated.decision_no as decision_no,
        matter, told_in, code, ticket_code, matter_label, decision, owner,
        note, blocker, state, about,
        coalesce(befores.before_decision, '') as before_decision,
        open, opened_since, open_ticket, open_unit,
        coalesce(befores.before_count, 0) as before_count,
        coalesce(befores.before_is_done, false) as before_is_done,
        befores.before_done_at as before_done_at,
        coalesce(befores.before_done_by, '') as before_done_by,
        done_at, done_by,
        decided_at, due_at, open_until, since_at, met_ended_at, ended_at,
        called_at, solved, satisfaction, is_replied,
        befores.before_at as before_at
    from dated
    cross join current_period
    left join befores on dated.about = befores.before_about
    where dated.day_no = 1
        and (
            state <> 'done'
            or dated.decided_at >= current_period.as_of - interval 14 day
        )
        and (
            state not in ('back', 'unclosed')
            or dated.decided_at >= current_period.as_of - interval 183 day
        )
),
ordered as (
    select
        told.*,
        row_number() over (
            order by
                case state
                    when 'late' then 1
                    when 'back' then 2
                    when 'again' then 2
                    when 'unclosed' then 2
                    when 'open' then 3
                    when 'closed' then 4
                    else 5
                end,
                due_at,
                decision_no
        )::integer as order_no
    from told
)
select * from ordered
