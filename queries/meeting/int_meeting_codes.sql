-- The code of each matter of a meeting: that of the first decision upon it, else its first ticket and the letter of its kind.
-- grain: meeting_no, coded_matter
-- needs: closed_at|status
-- units: code = that of a unit's overdue tickets by a decision upon them together, else by the latest of those there are;
-- units: that of any other stays with those that come upon one another
with
matters as (select * from int_meeting_matters where part = ''),
chains as (
    select meeting_no as chain_meeting, chained_matter, first_ticket
    from int_meeting_chains
),
kinds as (select kind as known_kind, letter from rule_meeting_kinds),
meetings as (select meeting_no as known_meeting, as_of from int_meetings),
decisions as (select decision_no, decided_at from ref_decisions),
decided as (
    select
        about.meeting_no as decided_meeting,
        about.told_in as decided_matter,
        about.unit <> '' as is_units,
        min(about.told_decision) as first_no
    from int_decision_matters as about
    inner join decisions on about.told_decision = decisions.decision_no
    inner join meetings on about.meeting_no = meetings.known_meeting
    where about.told_in <> '' and about.code <> ''
        and decisions.decided_at <= meetings.as_of
    group by about.meeting_no, about.told_in, about.unit <> ''
),
firsts as (
    select
        decided.decided_meeting as decided_meeting,
        decided.decided_matter as decided_matter,
        decided.is_units as is_units,
        about.code as decided_code
    from decided
    inner join int_decision_matters as about
        on decided.decided_meeting = about.meeting_no
        and decided.first_no = about.told_decision
),
codes as (
    select
        matters.meeting_no as meeting_no,
        matters.matter as coded_matter,
        coalesce(
            firsts.decided_code,
            concat(
                coalesce(chains.first_ticket, matters.ticket_id),
                '-',
                kinds.letter
            )
        ) as code
    from matters
    inner join kinds on matters.kind = kinds.known_kind
    left join chains
        on matters.meeting_no = chains.chain_meeting
        and matters.matter = chains.chained_matter
    left join firsts
        on matters.meeting_no = firsts.decided_meeting
        and matters.matter = firsts.decided_matter
        and (matters.kind = 'overdue') = firsts.is_units
)
select * from codes
