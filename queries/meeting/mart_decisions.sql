-- What earlier meetings decided and what became of it: the late, what was done and is here again, the open, what was done of late.
-- grain: decision_no
-- order: order_no
-- page: meeting
-- units: late = due before the day of the meeting; open = tickets of what it was about, open_until = the first deadline of them, of open_ticket
-- needs: closed_at|status
with
decisions as (select * from ref_decisions),
topics as (select topic as known_topic, topic_label from int_topics),
matters as (select * from int_decision_matters where meeting_no = 0),
coded_topics as (
    select topic as coded_topic, topic_label as coded_label from int_topics
),
current_period as (select * from run_periods where role = 'current'),
run_options as (select * from run_options),
still_open as (select * from int_decision_open),
-- Of what was decided upon one matter the last word counts.
lasts as (
    select
        matters.told_in as last_matter,
        max(decisions.decided_at) as last_at
    from decisions
    cross join current_period
    inner join matters on decisions.decision_no = matters.told_decision
    where decisions.decided_at <= current_period.as_of
        and matters.told_in <> ''
    group by matters.told_in
),
judged as (
    select
        decisions.decision_no as decision_no,
        decisions.matter as matter,
        matters.told_in as told_in,
        matters.code as code,
        case
            when matters.unit <> '' then concat(matters.unit, '超期在办')
            when coded_topics.coded_label is not null
                then concat(matters.estate, coded_topics.coded_label)
            when topics.topic_label is null then decisions.matter
            else concat(
                substr(decisions.matter, position('@' in decisions.matter) + 1),
                topics.topic_label
            )
        end as matter_label,
        decisions.decision as decision,
        decisions.owner as owner,
        decisions.note as note,
        decisions.blocker as blocker,
        decisions.decided_at as decided_at,
        decisions.due_at as due_at,
        case
            when decisions.is_done and matters.told_in <> '' then 'back'
            when decisions.is_done then 'done'
            when decisions.due_at < run_options.meeting_at then 'late'
            else 'open'
        end as state,
        coalesce(still_open.open, 0) as open,
        still_open.deadline_at as open_until,
        coalesce(still_open.ticket_id, '') as open_ticket,
        coalesce(still_open.unit, '') as open_unit
    from decisions
    cross join current_period
    cross join run_options
    inner join matters on decisions.decision_no = matters.told_decision
    left join coded_topics on matters.topic = coded_topics.coded_topic
    left join topics
        on substr(
            decisions.matter, 1, position('@' in decisions.matter) - 1
        ) = topics.known_topic
    left join lasts on matters.told_in = lasts.last_matter
    left join still_open
        on decisions.decision_no = still_open.open_decision
    where decisions.decided_at <= current_period.as_of
        and (
            not decisions.is_done
            or lasts.last_at is null
            or decisions.decided_at = lasts.last_at
        )
        and (
            not decisions.is_done
            or decisions.decided_at >= current_period.as_of - interval 14 day
            or (
                matters.told_in <> ''
                and decisions.decided_at
                >= current_period.as_of - interval 183 day
            )
        )
),
ordered as (
    select
        judged.*,
        row_number() over (
            order by
                case state
                    when 'late' then 1
                    when 'back' then 2
                    when 'open' then 3
                    else 4
                end,
                due_at,
                decision_no
        )::integer as order_no
    from judged
)
select * from ordered
