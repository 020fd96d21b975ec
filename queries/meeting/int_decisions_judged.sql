-- What earlier meetings decided and what became of it by the tickets it is about.
-- grain: decision_no
-- units: state = late: due before the day of the meeting; closed: so, but all its tickets are closed; again: and others came that are open;
-- units: open; done; back: done, and told again; unclosed: done, but a ticket that it was about is open still
-- units: done_at, done_by = when and by whom, as it was noted; what is noted for after the day of the meeting is not done yet
-- units: open = tickets of what it was about, opened_since of them after it; open_until = the first deadline, of open_ticket; ended_at = the last closed
-- units: about = the same for decisions upon one matter; ticket_code = for what no code is printed of, its ticket's
-- needs: closed_at|status
with
decisions as (
    select
        ref_decisions.*,
        is_done and coalesce(done_at <= meeting_at, true) as is_reported
    from ref_decisions
    cross join run_options
),
topics as (select topic as known_topic, topic_label from int_topics),
matters as (select * from int_decision_matters where meeting_no = 0),
coded_topics as (
    select topic as coded_topic, topic_label as coded_label from int_topics
),
current_period as (select * from run_periods where role = 'current'),
run_options as (select * from run_options),
still_open as (select * from int_decision_open),
singles as (
    select min(letter) as single_letter from rule_meeting_kinds
    where kind = 'single'
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
        decisions.is_reported as is_done,
        case when decisions.is_reported then decisions.done_at end as done_at,
        case
            when decisions.is_reported then coalesce(decisions.done_by, '')
            else ''
        end as done_by,
        case
            when decisions.is_reported and still_open.open > 0
                and still_open.opened_since = 0 then 'unclosed'
            when decisions.is_reported
                and (matters.told_in <> '' or still_open.open > 0) then 'back'
            when decisions.is_reported then 'done'
            when decisions.due_at < run_options.meeting_at
                and still_open.ended_at is not null then 'closed'
            when decisions.due_at < run_options.meeting_at
                and still_open.met_ended_at is not null then 'again'
            when decisions.due_at < run_options.meeting_at then 'late'
            else 'open'
        end as state,
        coalesce(still_open.open, 0) as open,
        coalesce(still_open.opened_since, 0) as opened_since,
        still_open.deadline_at as open_until,
        coalesce(still_open.ticket_id, '') as open_ticket,
        coalesce(still_open.unit, '') as open_unit,
        still_open.since_at as since_at,
        still_open.met_ended_at as met_ended_at,
        still_open.ended_at as ended_at,
        still_open.called_at as called_at,
        coalesce(still_open.solved, '') as solved,
        coalesce(still_open.satisfaction, '') as satisfaction,
        coalesce(still_open.is_replied, false) as is_replied,
        case
            when matters.unit <> ''
                then concat(matters.told_in, matters.code, '#')
            when matters.told_in <> '' and matters.told_in not like 'overdue@%'
                then matters.told_in
            when matters.subject like '%_@_%'
                and matters.subject not like 'other@%' then matters.subject
            else matters.coded_ticket
        end as about,
        case
            when still_open.ticket_id is null then ''
            else concat(still_open.ticket_id, '-', singles.single_letter)
        end as ticket_code
    from decisions
    cross join current_period
    cross join run_options
    cross join singles
    inner join matters on decisions.decision_no = matters.told_decision
    left join coded_topics on matters.topic = coded_topics.coded_topic
    left join topics
        on substr(
            decisions.matter, 1, position('@' in decisions.matter) - 1
        ) = topics.known_topic
    left join still_open
        on decisions.decision_no = still_open.open_decision
    where decisions.decided_at <= current_period.as_of
)
select * from judged
